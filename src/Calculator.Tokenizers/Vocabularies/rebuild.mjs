// Rebuilds the embedded vocabularies from the rank tables of the npm package js-tiktoken.
//
//   npm install js-tiktoken@1.0.21 && node rebuild.mjs
//
// The original .tiktoken file is put together again and held against its published SHA-256 before anything is written.
// What is written is smaller and quicker to read: a count, the length of each token by rank, then the bytes of all tokens, compressed with Brotli.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const published = {
  o200k_base: "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
  cl100k_base: "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
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
  const actual = createHash("sha256").update(original).digest("hex");
  if (actual !== sha256) throw new Error(`${name}: SHA-256 is ${actual}, published is ${sha256}`);

  const bytes = tokens.map((token) => Buffer.from(token, "base64"));
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
