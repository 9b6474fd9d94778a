// Names that no page can be written against: other ones each time.

/** @returns {string} letters and figures, a letter first */
export const randomWord = () => `a${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;

/** @returns {string} a name for an element that nobody has defined. Not of `randomUUID`, which pages without https do not have */
export const randomName = () => `${randomWord()}-${randomWord()}`;
