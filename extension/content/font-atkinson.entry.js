// Atkinson Hyperlegible, by the Braille Institute of America, under the SIL Open Font License 1.1. Brought in only where the
// reader has chosen it.

import bold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2';
import boldExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-normal.woff2';
import boldItalic from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-italic.woff2';
import boldItalicExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-italic.woff2';
import italic from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-italic.woff2';
import italicExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-400-italic.woff2';
import regular from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2';
import regularExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-400-normal.woff2';
import { BUNDLED } from '../shared/look.js';
import { addFont } from './fonts/add.js';

/** The letters of the two parts, as the package's own style sheet has them. */
const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const EXTENDED = 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

export default void addFont(BUNDLED.atkinson, [
  { bytes: regular, weight: '400', style: 'normal', unicodeRange: LATIN },
  { bytes: regularExtended, weight: '400', style: 'normal', unicodeRange: EXTENDED },
  { bytes: italic, weight: '400', style: 'italic', unicodeRange: LATIN },
  { bytes: italicExtended, weight: '400', style: 'italic', unicodeRange: EXTENDED },
  { bytes: bold, weight: '700', style: 'normal', unicodeRange: LATIN },
  { bytes: boldExtended, weight: '700', style: 'normal', unicodeRange: EXTENDED },
  { bytes: boldItalic, weight: '700', style: 'italic', unicodeRange: LATIN },
  { bytes: boldItalicExtended, weight: '700', style: 'italic', unicodeRange: EXTENDED },
]);
