// Long values in short pieces: `storage.sync` takes 8,192 bytes an item.

/** UTF-16 units of a piece. The browsers count the bytes of its JSON, in which a unit takes six at most ("\u003C"). */
const PIECE = 1_300;

/** Pieces of one value: `storage.sync` holds no more items. */
const MOST_PIECES = 512;

/** UTF-8 bytes of the longest JSON that is kept in one item, with room for its name. */
const LONGEST = 7_800;

/** What stands where a value was split: how many pieces there are, and which writing of it they belong to. */
/** @typedef {{ pieces: number, stamp: string }} Split */

/**
 * @param {string} name
 * @param {number} index
 */
const pieceName = (name, index) => `${name}/${index}`;

/**
 * @param {unknown} item
 * @returns {item is Split}
 */
function isSplit(item) {
  const split = /** @type {Partial<Split> | null} */ (item);
  return typeof split === 'object' && split !== null && Number.isInteger(split.pieces) && typeof split.stamp === 'string';
}

/** @param {string} json */
const bytes = (json) => new TextEncoder().encode(json).length + 5 * (json.split('<').length - 1);

/**
 * The items that hold a value.
 * @param {string} name
 * @param {unknown} value
 * @param {string} stamp new for each writing
 * @returns {Record<string, unknown>}
 */
export function toItems(name, value, stamp) {
  const json = JSON.stringify(value);
  // A string's own JSON is escaped once more by nobody; that of a piece is.
  if (bytes(json) <= LONGEST) return { [name]: value };
  /** @type {Record<string, unknown>} */
  const items = {};
  let pieces = 0;
  for (let at = 0; at < json.length; pieces += 1) {
    const end = at + PIECE;
    // No piece ends between the two halves of a character.
    const cut = /[\ud800-\udbff]/.test(json[end - 1] ?? '') ? end - 1 : end;
    items[pieceName(name, pieces)] = { stamp, text: json.slice(at, cut) };
    at = cut;
  }
  items[name] = /** @type {Split} */ ({ pieces, stamp });
  return items;
}

/**
 * The names of the pieces that belong to what stands under a value's own name.
 * @param {string} name
 * @param {unknown} item
 */
export function pieceNames(name, item) {
  // A count that nothing of ours has written is not believed.
  return isSplit(item) ? Array.from({ length: Math.min(Math.max(item.pieces, 0), MOST_PIECES) }, (_, index) => pieceName(name, index)) : [];
}

/**
 * The value that items hold.
 * @param {string} name
 * @param {Record<string, any>} items
 * @returns {{ value: unknown } | null} null where pieces are missing or belong to another writing
 */
export function fromItems(name, items) {
  const item = items[name];
  if (!isSplit(item)) return { value: item };
  const pieces = pieceNames(name, item).map((piece) => items[piece]);
  if (pieces.some((piece) => piece?.stamp !== item.stamp || typeof piece.text !== 'string')) return null;
  try {
    return { value: JSON.parse(pieces.map((piece) => piece.text).join('')) };
  } catch {
    return null;
  }
}
