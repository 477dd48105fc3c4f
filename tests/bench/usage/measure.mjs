// Holds the service against ccusage over the same folder, round by round: npm install, then node measure.mjs [megabytes] [rounds]
// With rows in place of megabytes it measures a million rows of a table, each sent back with its price.
// Needs curl, tar and a Release build of the service. CPU is user and system time of the service's process, and of the peer's.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [megabytes = "200", rounds = "5"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "usage-bench-"));
const port = 20_000 + Math.floor(Math.random() * 20_000);
const address = `http://127.0.0.1:${port}/v1/usage`;
const service = spawn("dotnet", [join(here, "../../../src/Calculator.Api/bin/Release/net10.0/Calculator.Api.dll"), "--urls", `http://127.0.0.1:${port}`],
  { stdio: "ignore", env: { ...process.env, Limits__UsageBytes: "10000000000" } });
process.on("exit", () => { service.kill("SIGKILL"); rmSync(folder, { recursive: true }); });

const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)];
const status = (field) => Number(readFileSync(`/proc/${service.pid}/status`, "utf8").match(new RegExp(`${field}:\\s+(\\d+)`))[1]) / 1024;
const serviceCpu = () => {
  const fields = readFileSync(`/proc/${service.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** What a command that asks the service takes of time and of the service's processor, and what it prints. */
const measured = (command) => {
  const [cpu, start] = [serviceCpu(), performance.now()];
  const answer = spawnSync("bash", ["-c", command], { maxBuffer: 1e9 });
  if (answer.status !== 0)
    throw new Error(answer.stderr.toString());
  return { wall: (performance.now() - start) / 1000, cpu: serviceCpu() - cpu, printed: answer.stdout.toString() };
};

const ask = (logs) => measured(`tar -c -C ${logs} projects | curl -sS --fail -T - '${address}/profile'`);

const askPeer = () => {
  const line = `TIMEFORMAT='%R %U %S'; time ${join(here, "node_modules/.bin/ccusage")} daily --offline --mode calculate --timezone UTC --json`;
  const answer = spawnSync("bash", ["-c", line], { maxBuffer: 1e9, env: { ...process.env, CLAUDE_CONFIG_DIR: folder } });
  const [wall, user, system] = answer.stderr.toString().trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, answer: JSON.parse(answer.stdout) };
};

/** A million requests of four models, fifty thousand sessions, always the same. */
const writeRows = (file) => {
  const models = ["gpt-5.5", "claude-opus-4-7", "claude-haiku-4-5", "gpt-5.4-mini"];
  const two = (number) => String(number).padStart(2, "0");
  const out = openSync(file, "w");
  writeSync(out, "timestamp,session_id,model,service_tier,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,output_tokens\n");
  for (let block = 0; block < 1000; block++) {
    const rows = [...Array(1000)].map((_, row) => {
      const at = block * 1000 + row;
      const [day, hour, minute] = [two(1 + (at % 28)), two(at % 24), two(at % 60)];
      return `2026-11-${day}T${hour}:${minute}:00Z,s${Math.floor(at / 20)},${models[at % 4]},standard,${(at * 7919) % 20_000},${(at * 104_729) % 100_000},${at % 4 === 1 ? at % 3000 : 0},${(at * 31) % 3000}\n`;
    });
    writeSync(out, rows.join(""));
  }
  closeSync(out);
};

const measureRows = () => {
  const file = join(folder, "rows.csv");
  writeRows(file);
  const command = `curl -sS --fail -T ${file} '${address}/rows' | tail -1`;
  measured(command);
  const before = status("VmRSS");
  const turns = [...Array(Number(rounds))].map(() => measured(command));
  console.log(`1,000,000 rows, ${rounds} rounds, medians: ${median(turns.map(({ wall }) => wall)).toFixed(2)} s, `
    + `${median(turns.map(({ cpu }) => cpu)).toFixed(2)} s of CPU; memory before ${before.toFixed(0)} MB, at most ${status("VmHWM").toFixed(0)} MB`);
  console.log(turns[0].printed.trim());
};

const compare = () => {
  execFileSync("node", [join(here, "generate.mjs"), folder, megabytes]);
  ask(folder);
  askPeer();
  const before = status("VmRSS");
  const turns = [...Array(Number(rounds))].map(() => [ask(folder), askPeer()]);
  const [ours, peers] = [turns.map(([own]) => own), turns.map(([, peer]) => peer)];
  const own = { wall: median(ours.map((turn) => turn.wall)), cpu: median(ours.map((turn) => turn.cpu)) };
  const peer = { wall: median(peers.map((turn) => turn.wall)), cpu: median(peers.map((turn) => turn.cpu)) };
  const { totals, unpriced, counts } = JSON.parse(ours[0].printed);
  const theirs = peers[0].answer.totals;
  console.log(`${megabytes} MB, ${rounds} rounds, medians`);
  console.log(`service: ${own.wall.toFixed(2)} s, ${own.cpu.toFixed(2)} s of CPU; ccusage: ${peer.wall.toFixed(2)} s, ${peer.cpu.toFixed(2)} s of CPU`);
  console.log(`wall ${(own.wall / peer.wall).toFixed(2)}×, CPU ${(own.cpu / peer.cpu).toFixed(2)}×; memory before ${idle.toFixed(0)} MB, `
    + `after one ${before.toFixed(0)} MB, at most ${status("VmHWM").toFixed(0)} MB`);
  console.log("ours ", JSON.stringify({ input: totals.uncachedInputTokens, write: totals.cacheWrite5mTokens + totals.cacheWrite1hTokens, read: totals.cacheReadTokens, output: totals.outputTokens, usd: totals.listUsd }));
  console.log("peer ", JSON.stringify({ input: theirs.inputTokens, write: theirs.cacheCreationTokens, read: theirs.cacheReadTokens, output: theirs.outputTokens, usd: theirs.totalCost }));
  console.log("left out", JSON.stringify(unpriced), JSON.stringify({ ...counts, malformedAt: undefined }));
};

for (let tries = 0; spawnSync("curl", ["-sf", `http://127.0.0.1:${port}/healthz`]).status !== 0 && tries < 300; tries++)
  await new Promise((resolve) => setTimeout(resolve, 100));

// What a service runs often .NET compiles anew when it has run some thirty times: one that has answered some small logs is measured.
const small = join(folder, "small");
execFileSync("node", [join(here, "generate.mjs"), small, "20"]);
for (let warmUp = 0; warmUp < 60; warmUp++)
  ask(small);
await new Promise((resolve) => setTimeout(resolve, 2000));
const idle = status("VmRSS");
if (megabytes === "rows")
  measureRows();
else
  compare();
process.exit();
