// Writes session files of Claude Code, always the same for a size: node generate.mjs <folder> [megabytes] [files]
// About a third of the lines with usage are earlier snapshots of a message; some messages are repeated in another session.
import { mkdirSync, openSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";

const [folder, megabytes = "200", files = "60"] = process.argv.slice(2);
const models = ["claude-opus-4-7", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"];
const words = "the parser reads a line and keeps what it said of the tokens, then goes on to the next file of the folder ".repeat(40);

// xorshift, so that every machine writes the same.
let state = 2463534242;
const below = (end) => {
  state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
  return (state >>> 0) % end;
};
const text = (most) => words.slice(below(200), 200 + below(most));
const id = (prefix) => `${prefix}_01${[...Array(22)].map(() => "abcdefghijkmnpqrstuvwxyzABCDEFGH0123456789"[below(42)]).join("")}`;

const assistant = (session, at, message, output, snapshot) => JSON.stringify({
  parentUuid: id("u"), isSidechain: false, userType: "external", cwd: "/home/user/project", sessionId: session, version: "2.1.300", gitBranch: "main",
  message: {
    model: message.model, id: message.id, type: "message", role: "assistant",
    content: [{ type: "text", text: text(3000) }, { type: "tool_use", id: id("toolu"), name: "Read", input: { file_path: "/home/user/project/src/file.ts" } }],
    stop_reason: snapshot ? null : "tool_use", stop_sequence: null,
    usage: {
      input_tokens: message.input, cache_creation_input_tokens: message.write, cache_read_input_tokens: message.read,
      cache_creation: { ephemeral_5m_input_tokens: message.write - message.hour, ephemeral_1h_input_tokens: message.hour },
      output_tokens: output, service_tier: "standard",
    },
  },
  requestId: message.request, type: "assistant", uuid: id("u"), timestamp: new Date(at).toISOString(),
});

const user = (session, at) => JSON.stringify({
  parentUuid: id("u"), isSidechain: false, userType: "external", cwd: "/home/user/project", sessionId: session, version: "2.1.300", gitBranch: "main", type: "user",
  message: { role: "user", content: [{ tool_use_id: id("toolu"), type: "tool_result", content: text(7000) + ' "usage" ' }] },
  uuid: id("u"), timestamp: new Date(at).toISOString(), toolUseResult: { stdout: text(2500) },
});

const bytesEach = (Number(megabytes) * 1e6) / Number(files);
let repeated = null;
for (let file = 0; file < Number(files); file++) {
  const project = join(folder, "projects", `project-${file % 7}`);
  mkdirSync(project, { recursive: true });
  const session = `00000000-0000-4000-8000-${String(file).padStart(12, "0")}`;
  const out = openSync(join(project, `${session}.jsonl`), "w");
  let at = Date.UTC(2026, 9, 1 + (file % 50), 8, file % 60);
  for (let written = 0; written < bytesEach;) {
    at += 20_000 + below(60_000);
    const hour = below(4) === 0 ? below(2000) : 0;
    const message = {
      id: id("msg"), request: id("req"), model: models[below(3)], input: below(40), read: below(150_000), write: hour + below(4000), hour,
    };
    const output = 40 + below(1500);
    const lines = [user(session, at)];
    for (let snapshot = below(2); snapshot > 0; snapshot--)
      lines.push(assistant(session, at + 1000, message, 1 + below(8), true));
    lines.push(assistant(session, at + 3000, message, output, false));
    if (repeated && below(100) === 0)
      lines.push(assistant(session, at + 4000, repeated.message, repeated.output, false));
    if (below(50) === 0)
      repeated = { message, output };
    const block = lines.join("\n") + "\n";
    writeSync(out, block);
    written += Buffer.byteLength(block);
  }
  closeSync(out);
}
