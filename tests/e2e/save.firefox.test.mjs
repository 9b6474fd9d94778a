// Keeping a copy in real Firefox.
import { startFirefox } from './firefox.mjs';
import { saveCases } from './save-cases.mjs';

saveCases('Firefox', startFirefox);
