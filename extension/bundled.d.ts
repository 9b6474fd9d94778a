// The bundler hands a style sheet over as its text.
declare module '*.css' {
  const text: string;
  export default text;
}

// The bundler hands a font over as its bytes.
declare module '*.woff2' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

// The bundler makes this of src/data/overlay.txt.
declare module 'recto:notices' {
  const text: string;
  export default text;
}
