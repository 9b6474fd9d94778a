// Pages that clean themselves, in real Firefox.
import { cleanCases } from './clean-cases.mjs';
import { cleaningVariant } from './clean-variant.mjs';
import { startFirefox } from './firefox.mjs';

cleanCases('Firefox', async () => startFirefox({ folder: await cleaningVariant('firefox') }));
