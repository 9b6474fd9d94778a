// Serves the web page (`--www`) or the test pages on localhost until it is stopped.
import { serve } from './server.mjs';

/** Fixed, so that the address can be kept as a bookmark. */
const PORT = 8317;

const www = process.argv.includes('--www') ? new URL('../../target/www/', import.meta.url) : undefined;
const { origin } = await serve({ www, port: PORT });
console.log(`${www ? 'Recto on the web' : 'test pages'}: ${origin}/   (Ctrl+C stops)`);
