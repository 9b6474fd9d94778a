// The menu and the settings in real Firefox.
import { startFirefox } from './firefox.mjs';
import { menuCases } from './menu-cases.mjs';

menuCases('Firefox', startFirefox);
