// Loads a table of usage and runs queries over it: node ask.js usage.csv folder query.sql…; each result goes beside its query, as JSON lines.
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'chdb';

const [usage, folder, ...queries] = process.argv.slice(2);
const session = new Session(folder);
session.query(`CREATE TABLE usage ENGINE = MergeTree ORDER BY k AS SELECT * FROM file('${usage}', 'CSVWithNames',
  'k Int64, timestamp Nullable(DateTime64(6, \\'UTC\\')), model String, service_tier String, uncached_input_tokens Int64,
   cache_read_tokens Int64, cache_write_5m_tokens Int64, cache_write_1h_tokens Int64, output_tokens Int64')
  SETTINGS date_time_input_format = 'best_effort'`);
for (const query of queries) {
  const [settings, text] = [`SET max_query_size = 10000000, output_format_json_quote_decimals = 1;`, readFileSync(query, 'utf8')];
  session.query(settings);
  writeFileSync(`${query}.jsonl`, session.query(text.trimEnd().replace(/;$/, ''), 'JSONEachRow'));
}
session.cleanup();
