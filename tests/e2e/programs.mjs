// Where the browsers and their drivers are.
import { execFileSync } from 'node:child_process';

/**
 * The first of these commands that is on the PATH.
 * @param {string[]} names
 * @returns {string}
 */
function firstInstalled(names) {
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one; try the next.
    }
  }
  throw new Error(`none of these programs is installed: ${names.join(', ')} (./build.sh test installs them)`);
}

/** @returns {string} the Chromium to drive */
export const chromiumPath = () => process.env.RECTO_CHROMIUM ?? firstInstalled(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);

/** @returns {string} the Firefox to drive */
export const firefoxPath = () => process.env.RECTO_FIREFOX ?? firstInstalled(['firefox-esr', 'firefox']);

/** @returns {string} the driver of Firefox; build.sh puts its cached one on the PATH */
export const geckodriverPath = () => process.env.RECTO_GECKODRIVER ?? firstInstalled(['geckodriver']);
