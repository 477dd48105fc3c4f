// Prices usage in DuckDB three ways, in one run: node measure.mjs <service> [million rows] [runs]
//   two-step  the text of /v1/pricing/{version}/sql: whole numbers added up first, the few sums joined with their rates
//   row-wise  every request joined with its rates by plain ranges
//   asof      every request joined with its rates by ASOF JOIN on the time, its band found beforehand
// Usage is drawn by DuckDB itself, always the same: half a year of 40 names and tiers, as a company's logs have. None is of a model with peak
// hours, since ASOF JOIN has room for one range alone.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const [service, millions = "20", runs = "5"] = process.argv.slice(2);
const { versions } = await (await fetch(`${service}/v1/pricing`)).json();
const version = versions.find((one) => one.default).id;
const route = (rest) => `${service}/v1/pricing/${version}/${rest}`;
const text = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
  return answer;
};
const folder = mkdtempSync(join(tmpdir(), "warehouse-"));
for (const table of ["rates", "aliases"])
  writeFileSync(join(folder, `${table}.parquet`), Buffer.from(await (await text(route(`${table}.parquet`))).arrayBuffer()));
const twoStep = await (await text(route("sql?dialect=duckdb"))).text();

const database = await DuckDBInstance.create(":memory:");
const duck = await database.connect();
const ask = async (sql) => (await duck.runAndReadAll(sql)).getRows();
await ask("SET preserve_insertion_order = false");
for (const table of ["rates", "aliases"])
  await ask(`CREATE TABLE ${table} AS SELECT * FROM '${join(folder, `${table}.parquet`)}'`);
await ask(`
  CREATE TABLE offers AS SELECT ROW_NUMBER() OVER (ORDER BY HASH(id), tier) - 1 AS place, id, tier FROM (
    SELECT DISTINCT a.id, r.tier FROM aliases a JOIN rates r USING (model, factor, named_tier)
    WHERE r.region = 'global' AND r.prompt_min = 0 AND r.effective_from <= '2026-06-01' AND r.effective_to > '2026-11-20'
      AND r.tier IN ('standard', 'batch') AND r.model NOT IN (SELECT model FROM rates WHERE week_to_minute < 10080))
  ORDER BY HASH(id) LIMIT 40`);
const offers = Number((await ask("SELECT COUNT(*) FROM offers"))[0][0]);
await ask(`
  CREATE TABLE usage AS
  SELECT TIMESTAMP '2026-06-01' + TO_SECONDS(HASH(i, 1) % 14860800) AS timestamp, id AS model, tier AS service_tier,
    CAST(HASH(i, 2) % 4000 AS BIGINT) AS uncached_input_tokens, CAST(HASH(i, 3) % 180000 AS BIGINT) AS cache_read_tokens,
    CAST(HASH(i, 4) % 6000 AS BIGINT) AS cache_write_5m_tokens, CAST(0 AS BIGINT) AS cache_write_1h_tokens,
    CAST(HASH(i, 5) % 3000 AS BIGINT) AS output_tokens
  FROM RANGE(${millions}::BIGINT * 1000000) AS drawn(i) JOIN offers ON offers.place = HASH(i, 6) % ${offers}`);

const prompt = "u.uncached_input_tokens + u.cache_read_tokens + u.cache_write_5m_tokens + u.cache_write_1h_tokens";
const price = (r) => `SUM(u.uncached_input_tokens * ${r}.input + u.cache_read_tokens * ${r}.cache_read
    + u.cache_write_5m_tokens * ${r}.cache_write_5m + u.cache_write_1h_tokens * ${r}.cache_write_1h + u.output_tokens * ${r}.output)`;
const rowWise = `
  SELECT CAST(u.timestamp AS DATE) AS day, a.model, ${price("r")} AS micro_usd
  FROM usage u JOIN aliases a ON a.id = u.model
  JOIN rates r ON r.model = a.model AND r.factor = a.factor AND r.named_tier = a.named_tier AND r.tier = u.service_tier
    AND r.region = 'global' AND r.prompt_min <= ${prompt} AND ${prompt} < r.prompt_max
    AND r.effective_from <= u.timestamp AND u.timestamp < r.effective_to
  GROUP BY 1, 2`;
const cuts = (await ask("SELECT DISTINCT prompt_min FROM rates UNION SELECT DISTINCT prompt_max FROM rates ORDER BY 1")).map((row) => row[0]);
const band = cuts.slice(1, -1).map((end, place) => `WHEN ${prompt} < ${end} THEN ${cuts[place]}`).join(" ");
await ask(`
  CREATE TABLE rate_cells AS SELECT c.cut, a.id, r.* FROM rates r JOIN aliases a USING (model, factor, named_tier)
  JOIN (SELECT UNNEST([${cuts.slice(0, -1)}]) AS cut) c ON r.prompt_min <= c.cut AND c.cut < r.prompt_max
  WHERE r.region = 'global' AND r.week_to_minute = 10080`);
await ask("ALTER TABLE rate_cells ALTER effective_from TYPE TIMESTAMP USING effective_from AT TIME ZONE 'UTC'");
const asof = `
  SELECT CAST(u.timestamp AS DATE) AS day, r.model, ${price("r")} AS micro_usd
  FROM (SELECT *, CASE ${band} ELSE ${cuts.at(-2)} END AS cut FROM usage u) u
  ASOF JOIN rate_cells r ON r.id = u.model AND r.tier = u.service_tier AND r.cut = u.cut AND u.timestamp >= r.effective_from
  GROUP BY 1, 2`;

const ways = { "two-step": twoStep.trimEnd().replace(/;$/, ""), "row-wise": rowWise.replaceAll("r.effective_from <= u.timestamp AND u.timestamp < r.effective_to",
  "(r.effective_from AT TIME ZONE 'UTC') <= u.timestamp AND u.timestamp < (r.effective_to AT TIME ZONE 'UTC')"), asof };
const sums = {
  "two-step": (sql) => `SELECT SUM(usd) * 1000000, SUM(requests) FROM (${sql})`,
  "row-wise": (sql) => `SELECT SUM(micro_usd), NULL FROM (${sql})`,
  asof: (sql) => `SELECT SUM(micro_usd), NULL FROM (${sql})`,
};
const best = {};
for (let run = 0; run < Number(runs); run++) {
  for (const [name, sql] of Object.entries(ways)) {
    const begun = performance.now();
    const [[sum]] = await ask(sums[name](sql));
    const seconds = (performance.now() - begun) / 1000;
    best[name] = Math.min(best[name] ?? Infinity, seconds);
    console.log(`${name.padEnd(9)} ${seconds.toFixed(2)} s  ${(Number(millions) / seconds).toFixed(1)} M rows/s  ${sum} µ$`);
  }
}
const other = Math.min(best["row-wise"], best.asof);
console.log(`two-step is ${(other / best["two-step"]).toFixed(1)} times as fast as the better of the others (${best["two-step"].toFixed(2)} s, ${other.toFixed(2)} s)`);
process.exit(0);
