// Pictures that a book may not hold, redrawn as one that every reading program knows.

/** What needs no redrawing. */
const FITTING = /^image\/(?:jpeg|png|gif)\b/;

/** Pixels of a side of a drawing without a size of its own, and of the largest side of any. */
const USUAL_SIDE = 800;
const LONGEST_SIDE = 3_000;

/** How good a photograph stays, 0–1: nobody sees the difference. */
const QUALITY = 0.9;

/**
 * @param {Blob} picture
 * @returns {Promise<Blob>} the same where it fits or cannot be drawn
 */
export async function redrawn(picture) {
  if (FITTING.test(picture.type)) return picture;
  const url = URL.createObjectURL(picture);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const [width, height] = sizeOf(image);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    // A photograph becomes a JPEG, which has no holes; drawings keep theirs.
    const isDrawing = picture.type.startsWith('image/svg');
    if (!isDrawing && context) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
    }
    context?.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve) => {
      canvas.toBlob((blob) => resolve(blob ?? picture), isDrawing ? 'image/png' : 'image/jpeg', QUALITY);
    });
  } catch {
    return picture;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {HTMLImageElement} image
 * @returns {[number, number]} in pixels
 */
function sizeOf({ naturalWidth, naturalHeight }) {
  const [width, height] = naturalWidth && naturalHeight ? [naturalWidth, naturalHeight] : [USUAL_SIDE, USUAL_SIDE];
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}
