// OpenDyslexic, by Abbie Gonzalez, under the SIL Open Font License 1.1. Brought in only where the reader has chosen it.

import bold from '@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2';
import boldItalic from '@fontsource/opendyslexic/files/opendyslexic-latin-700-italic.woff2';
import italic from '@fontsource/opendyslexic/files/opendyslexic-latin-400-italic.woff2';
import regular from '@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2';
import { BUNDLED } from '../shared/look.js';
import { addFont } from './fonts/add.js';

export default void addFont(BUNDLED.opendyslexic, [
  { bytes: regular, weight: '400', style: 'normal' },
  { bytes: italic, weight: '400', style: 'italic' },
  { bytes: bold, weight: '700', style: 'normal' },
  { bytes: boldItalic, weight: '700', style: 'italic' },
]);
