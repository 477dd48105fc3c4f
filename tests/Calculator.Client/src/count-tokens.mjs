// Counts the tokens of texts with the WASM build of the reference implementation: an oracle for our own counter.
// usage: node count-tokens.mjs <file with a JSON array of texts>; prints a JSON array of [o200k_base, cl100k_base].
import { readFileSync } from "node:fs";
import { get_encoding } from "tiktoken";

const texts = JSON.parse(readFileSync(process.argv[2], "utf8"));
const encodings = ["o200k_base", "cl100k_base"].map((name) => get_encoding(name));
console.log(JSON.stringify(texts.map((text) => encodings.map((encoding) => encoding.encode_ordinary(text).length))));
