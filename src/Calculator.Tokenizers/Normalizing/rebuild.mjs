// Packs the canonical compositions and combining classes of the Unicode Character Database, as Debian's unicode-data has them.
//
//   apt-get install unicode-data && node rebuild.mjs /usr/share/unicode
//
// What is written: the number of characters that stand for others; of each its code point, the first and the second it stands for (0 for
// none) and whether the two are composed again; then code points with their combining classes. 32 bits each, compressed with Brotli.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const folder = process.argv[2];
const lines = (name) => readFileSync(join(folder, name), "utf8").split("\n").map((line) => line.split("#")[0].trim()).filter(Boolean);
const rows = lines("UnicodeData.txt").map((line) => line.split(";"));
const classes = new Map(rows.map((row) => [parseInt(row[0], 16), Number(row[3])]).filter(([, combining]) => combining > 0));
const excluded = new Set(lines("CompositionExclusions.txt").map((line) => parseInt(line, 16)));

const compositions = rows
  .filter((row) => row[5] !== "" && !row[5].startsWith("<"))
  .map((row) => [parseInt(row[0], 16), ...row[5].split(" ").map((part) => parseInt(part, 16))])
  .map(([point, first, second = 0]) => {
    const composes = second !== 0 && !excluded.has(point) && !classes.has(point) && !classes.has(first);
    return [point, first, second, composes ? 1 : 0];
  });

const numbers = [compositions.length, ...compositions.flat(), ...[...classes].flat()];
const packed = Buffer.alloc(numbers.length * 4);
numbers.forEach((number, place) => packed.writeInt32LE(number, place * 4));
const compressed = brotliCompressSync(packed);
writeFileSync(new URL("compositions.br", import.meta.url), compressed);
console.log(`${compositions.length} compositions, ${classes.size} classes, ${compressed.length} bytes`);
