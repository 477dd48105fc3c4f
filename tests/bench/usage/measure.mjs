// Holds the service against ccusage over the same folder, round by round: npm ci, then node measure.mjs [megabytes] [rounds]
// Needs curl, tar and a Release build of the service. CPU is user and system time of the service's process, and of the peer's.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [megabytes = "200", rounds = "5"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "usage-bench-"));
const port = 20_000 + Math.floor(Math.random() * 20_000);
const address = `http://127.0.0.1:${port}/v1/usage/profile`;
const service = spawn("dotnet", [join(here, "../../../src/Calculator.Api/bin/Release/net10.0/Calculator.Api.dll"), "--urls", `http://127.0.0.1:${port}`],
  { stdio: "ignore", env: { ...process.env, Limits__UsageBytes: "10000000000" } });
process.on("exit", () => { service.kill("SIGKILL"); rmSync(folder, { recursive: true }); });

const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)];
const status = (field) => Number(readFileSync(`/proc/${service.pid}/status`, "utf8").match(new RegExp(`${field}:\\s+(\\d+)`))[1]) / 1024;
const serviceCpu = () => {
  const fields = readFileSync(`/proc/${service.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const ask = () => {
  const [cpu, start] = [serviceCpu(), performance.now()];
  const answer = spawnSync("bash", ["-c", `tar -c -C ${folder} projects | curl -sS --fail -T - '${address}'`], { maxBuffer: 1e9 });
  if (answer.status !== 0)
    throw new Error(answer.stderr.toString());
  return { wall: (performance.now() - start) / 1000, cpu: serviceCpu() - cpu, answer: JSON.parse(answer.stdout) };
};

const askPeer = () => {
  const line = `TIMEFORMAT='%R %U %S'; time ${join(here, "node_modules/.bin/ccusage")} daily --offline --mode calculate --timezone UTC --json`;
  const answer = spawnSync("bash", ["-c", line], { maxBuffer: 1e9, env: { ...process.env, CLAUDE_CONFIG_DIR: folder } });
  const [wall, user, system] = answer.stderr.toString().trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, answer: JSON.parse(answer.stdout) };
};

execFileSync("node", [join(here, "generate.mjs"), folder, megabytes]);
for (let tries = 0; spawnSync("curl", ["-sf", `http://127.0.0.1:${port}/healthz`]).status !== 0 && tries < 300; tries++)
  await new Promise((resolve) => setTimeout(resolve, 100));

// Until .NET has compiled what it runs often, it interprets more than it runs.
for (let warmUp = 0; warmUp < 10; warmUp++)
  ask();
askPeer();
const before = status("VmRSS");
const turns = [...Array(Number(rounds))].map(() => [ask(), askPeer()]);
const [ours, peers] = [turns.map(([own]) => own), turns.map(([, peer]) => peer)];
const own = { wall: median(ours.map((turn) => turn.wall)), cpu: median(ours.map((turn) => turn.cpu)) };
const peer = { wall: median(peers.map((turn) => turn.wall)), cpu: median(peers.map((turn) => turn.cpu)) };
const totals = ours[0].answer.totals;
const theirs = peers[0].answer.totals;
console.log(`${megabytes} MB, ${rounds} rounds, medians`);
console.log(`service: ${own.wall.toFixed(2)} s, ${own.cpu.toFixed(2)} s of CPU; ccusage: ${peer.wall.toFixed(2)} s, ${peer.cpu.toFixed(2)} s of CPU`);
console.log(`wall ${(own.wall / peer.wall).toFixed(2)}×, CPU ${(own.cpu / peer.cpu).toFixed(2)}×; memory before ${before.toFixed(0)} MB, at most ${status("VmHWM").toFixed(0)} MB`);
console.log("ours ", JSON.stringify({ input: totals.uncachedInputTokens, write: totals.cacheWrite5mTokens + totals.cacheWrite1hTokens, read: totals.cacheReadTokens, output: totals.outputTokens, usd: totals.listUsd }));
console.log("peer ", JSON.stringify({ input: theirs.inputTokens, write: theirs.cacheCreationTokens, read: theirs.cacheReadTokens, output: theirs.outputTokens, usd: theirs.totalCost }));
console.log("left out", JSON.stringify(ours[0].answer.unpriced), JSON.stringify({ ...ours[0].answer.counts, malformedAt: undefined }));
process.exit();
