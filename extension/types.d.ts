// Types that several scripts share. The Rust side of each is named; `tests/contract` holds both to one example.

/** `src/snapshot.rs`: CONTRACT IN. */
export interface Snapshot {
  version: number;
  url: string;
  base: string;
  title: string;
  scope: 'page' | 'selection';
  viewport: [number, number] | null;
  truncated: boolean;
  names: string[];
  name: number[];
  parent: number[];
  texts: string[];
  attribute_names: string[];
  attribute_node: number[];
  attribute_name: number[];
  attribute_value: string[];
  hidden: number[];
  boxes: [number, number, number, number, number][];
}

/** `src/render/markup.rs`: text, or name, attributes and children of an element. */
export type Markup = string | [name: string, attributes: Record<string, string>, children: Markup[]];

/** `Metadata` of `src/article/metadata.rs`: the facts that the view shows. */
export interface Metadata {
  url: string;
  title: string | null;
  byline: string | null;
  site_name: string | null;
  published: string | null;
  modified: string | null;
  language: string | null;
  dir: 'ltr' | 'rtl';
  completeness: {
    state: 'full' | 'gated' | 'cut' | 'unclear';
    evidence: string[];
    declared_words: number | null;
  };
  pages: Pages;
  word_count: number;
  reading_minutes: number;
}

/** `Pages` of `src/article/metadata.rs`. */
export interface Pages {
  number: number | null;
  total: number | null;
  further: FurtherPage[];
  /** Pages that the reader has joined to the one that is shown: content/pages.js puts them here. */
  joined?: (FurtherPage & { markup: Markup[] })[];
}

/** A page after this one, at the same origin. */
export interface FurtherPage {
  number: number;
  url: string;
}

/** `Removal` of `src/reader.rs`. */
export interface Removal {
  stage: string;
  rule: string;
  reason: string;
  text: string;
  /** Its index in the snapshot. */
  node: number;
  can_return: boolean;
}

/** `ViewReading` of `src/reader.rs`: what the view is handed; content/reading.js makes it of the lines that come. */
export interface Reading {
  metadata: Metadata;
  /** The text: each stretch of it as JSON of a `Markup[]`; one for a short text, none for no text. */
  stretches: string[];
  readable: boolean;
  removed: Removal[];
  /** What the reader has brought back. */
  restored: Removal[];
  /** For each piece of the markup the index of the snapshot's node that it begins with. */
  sources: number[];
}

/** Why there is no reading: a key of `_locales`, and the sentence to show where that has none. */
export interface Failure {
  key: string;
  message: string;
}

/** What the injected `content/read.js` answers at once; the page itself comes as a message. */
export type Pressed =
  | { started: true }
  /** The view is closed, or the press was part of the one before. */
  | { closed: true }
  /** The page keeps our interface from it: background/stand_in.js. */
  | { mute: true }
  | { error: 'errorNotAPage' };

/** The view is filled: the host's name, milliseconds of capturing and building, when it was done (ms since 1970). */
export interface ShownMessage {
  type: 'shown';
  host: string;
  /** Whether its sheet for printing came with the question. */
  isPaperReady: boolean;
  capture: number;
  build: number;
  shown: number;
}

/** What the page's own scroll bars look like while the view is open. */
export interface Bars {
  /** The view's paper, as `rgb(…)`. */
  colour: string;
  /** Whether the page has made them of parts (`::-webkit-scrollbar`), and not the browser. */
  isOfParts: boolean;
}

/** What the content scripts send to the background. */
export type Message =
  | { type: 'captured'; snapshot: string; choices?: Choices; host?: string }
  | { type: 'describe'; snapshot: string; node: number }
  | ShownMessage
  | { type: 'bring'; what: string }
  | { type: 'write'; snapshot: string; request: string; choices?: Choices }
  | { type: 'bars'; host: string; bars: Bars | null; before?: Bars | null }
  | { type: 'closed'; host: string; bars?: Bars | null }
  | { type: 'quiet'; snapshot: string }
  | { type: 'not-here' }
  | { type: 'hidden'; count: number }
  | { type: 'picked'; rule: string };

/** What `content/clean.js` asks of the background: verdicts on facts, the reader's own rules for a site, our sheet. */
export type CleanMessage =
  | { type: 'judge'; facts: string }
  | { type: 'rules'; host: string }
  | { type: 'sheet'; name: string };

/** What the reader has said about parts of this page, by their index in the snapshot: `keep` and `leave_out` of src/settings.rs. */
export interface Choices {
  keep: number[];
  leave_out: number[];
}

/** What it gets for a captured page: lines of JSON for content/reading.js, or why there is none; and the look that the reader has chosen. */
export type Answer = (
  | { reading: string }
  | { failure: Failure }
) & { look?: Look };

/** What it gets for a wish to keep the article: JSON of `Kept`, or why there is none. */
export type WriteAnswer = { kept: string } | { failure: Failure };

/** `Format` of src/render/keep. */
export type FileFormat = 'markdown' | 'text' | 'html' | 'epub';

/** `Kept` of src/render/keep: a file to be put together. */
export interface Kept {
  name: string;
  media_type: string;
  pictures: string[];
  parts: { path: string; content: ({ text: string } | { bytes: number } | { base64: number })[] }[];
}

/** What is wanted of content/save.js. */
export interface Wanted {
  format: FileFormat;
  front_matter: boolean;
  writing: 'horizontal' | 'vertical';
}

/** A file that is made. */
export interface MadeFile {
  name: string;
  blob: Blob;
  /** Pictures that gave way to their words. */
  missing: number;
}

/** What the library keeps of a text for its list; times are milliseconds since 1970. */
export interface Entry {
  id: string;
  /** Of the page, without the place in it. */
  address: string;
  title: string;
  byline: string | null;
  site: string | null;
  published: string | null;
  language: string | null;
  dir: 'ltr' | 'rtl';
  words: number;
  minutes: number;
  /** Its first words. */
  beginning: string;
  kept: number;
  /** When it was read to the end, or marked as read. */
  read: number | null;
  /** Where it was left. */
  place: ReadingPlace | null;
  tags: string[];
  pictures: { kept: number; all: number };
  /** When it was deleted; it is cleared somewhat later. */
  removed: number | null;
}

/** A piece of the text, the letter in it, the words there, the share that was read, 0.0–1.0, and when that was. */
export interface ReadingPlace {
  piece: number;
  place: number;
  words: string;
  share: number;
  at: number;
}

/** A kept text itself. */
export interface Body {
  id: string;
  metadata: Metadata;
  markup: Markup[];
}

/** A picture of a kept text. */
export interface KeptPicture {
  text: string;
  url: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Marked words of a kept text, with a note. `exact`, `prefix`, `suffix`, `start`, `end`: shared/library/anchors.js. */
export interface Highlight {
  id: string;
  text: string;
  /** The words as they are read. */
  quote: string;
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  note: string;
  made: number;
  changed: number;
}

/** What the view asks of the library, in the background: background/library.js. */
export type LibraryMessage =
  | { type: 'library-at'; address: string }
  | { type: 'library-keep'; address: string; text: string }
  | { type: 'library-picture'; id: string; url: string; base64: string }
  | { type: 'library-take-out'; id: string }
  | { type: 'library-open' };

/** What it gets: the entry, whether a picture was kept, or why not: a key of _locales. */
export type LibraryAnswer = { entry?: Entry | null; isKept?: boolean; failure?: string };

/** What content/save.js leaves at the open view. */
export interface Keeper {
  /** Keeps the text in the library, and its pictures as far as they are to be had. `tell` as for `make`. */
  keep(tell: (done: number, all: number) => void): Promise<LibraryAnswer>;
  /** `tell` is told how many pictures have been asked for, and of how many. */
  make(wanted: Wanted, tell: (done: number, all: number) => void): Promise<MadeFile>;
  download(file: MadeFile): void;
  copy(text: string): Promise<boolean>;
}

/** `lookOf` of shared/look.js: what the reading settings come to on the view's dialog. */
export interface Look {
  properties: Record<string, string>;
  classes: string[];
  /** The reader's own style sheet, as it was written. */
  style?: string;
}

/** What opening the view answers: the milliseconds of work, when it was done (ms since 1970). */
export interface Shown {
  ms: number;
  shown: number;
}

/** What the injected `content/read.js` leaves in the isolated world, under `Symbol.for('recto.view')`. */
export interface View {
  close(): void;
  isOpen(): boolean;
  /** Whether a press can be meant for it: it has been there for a moment. */
  isSeen(): boolean;
  /** When a press closed it, by `performance.now()`. */
  closed?: number;
  /** There as soon as the view is filled; for the scripts that are brought in afterwards. */
  open?: OpenView;
}

/** An open, filled view. */
export interface OpenView {
  root: ShadowRoot;
  dialog: HTMLDialogElement;
  bar: HTMLElement;
  /** What scrolls. */
  main: HTMLElement;
  /** Null where nothing was found to read, until the reader presses "Read it anyway". */
  readonly article: HTMLElement | null;
  /** Null where reading failed. */
  reading: Reading | null;
  /** The captured page, JSON of `Snapshot`; null where it could not be captured. */
  snapshot: string | null;
  look: Look;
  /** Aborted when the view is closed. */
  signal: AbortSignal;
  /**
   * Lets a piece of the view answer to Esc before the view itself does, which would close.
   * The piece that has asked last is asked first. It answers whether it has done something.
   */
  onEscape(handler: () => boolean): void;
  /** Where the text is in the view and in the page. */
  readonly passages: import('./content/passage.js').Passages;
  /** Closes the view. */
  close(): void;
  /** Puts another reading of the same page in place of the one that is shown. */
  refill(reading: Reading): void;
  /** Tells whenever another text is there: after `refill`, and after "Read it anyway". */
  onText(handler: () => void): void;
  /** Reads once more, once the view is closed: only a part of the page, or the same with what the reader has said about its parts. */
  readAgain(wanted: { part?: Element, heed?: import('./content/said.js').Heed }): void;
  /** Comes when all of the text is there; never where the view is closed before. Without it, it is there. */
  whole?: Promise<void>;
  /** Whether content/tools.js has been here. */
  hasTools?: boolean;
  /** What the reader has said about parts of the page, as the text that is shown heeds it; `added` has just come from the page. */
  choices?: import('./content/said.js').Heeded;
  /** There once content/save.js has been brought in. */
  keeper?: Keeper;
  /** Brings further scripts in where the background cannot: our own page of a kept text. */
  bring?(what: string): Promise<boolean>;
  /** Mounts what only that page has. */
  mountOwn?(tools: import('./content/tools/tools.js').Tools): void;
  /** Puts another look on the view. */
  applyLook(look: Look): void;
}
