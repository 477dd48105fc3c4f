// Makes texts of characters that stand for others, and of letters with marks in any order, and composes them by the Unicode of Node.js.
// Only characters that the Unicode of our own table has too.
//
//   node goldens.mjs /usr/share/unicode/UnicodeData.txt > compositions.goldens.json
import { readFileSync } from "node:fs";

const assigned = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => parseInt(line.split(";")[0], 16));
const characters = assigned.filter((point) => point < 0x30000 && (point < 0xd800 || point > 0xdfff)).map((point) => String.fromCodePoint(point));
const marks = characters.filter((character) => /\p{M}/u.test(character));
const made = characters.filter((character) => character.normalize("NFD") !== character);
const bases = [..."aeouAEx \u1100\u1161\u11A8\uAC00\u1112\uD55C\u0915\u09C7\u0B47\u212B", "\u{1D15E}", "\u0301", "中", "\n"];

let state = 1;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * below);
};
const of = (list) => list[random(list.length)];

const texts = [];
for (let place = 0; place < made.length; place += 20) texts.push(made.slice(place, place + 20).join(""));
texts.push(...texts.map((text) => text.normalize("NFD")));
for (let text = 0; text < 1000; text++) {
  const letter = () => of(random(2) ? bases : made) + Array.from({ length: random(5) }, () => of(marks)).join("");
  texts.push(Array.from({ length: 1 + random(6) }, letter).join(""));
}

console.log(`[\n${texts.map((text) => JSON.stringify([text, text.normalize("NFC")])).join(",\n")}\n]`);
