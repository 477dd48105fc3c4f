// Reads queries by the grammar of an engine: node build/parse.js spark query.sql…; ends with 1, and says where, if one is none.
// Bundled before it is run, since the package names its own files in a way that Node.js does not find.
import { readFileSync } from 'node:fs';
import { PostgreSQL, SparkSQL, TrinoSQL } from 'dt-sql-parser';

const [engine, ...queries] = process.argv.slice(2);
const parser = { postgres: PostgreSQL, spark: SparkSQL, trino: TrinoSQL }[engine];
for (const query of queries) {
  for (const fault of new parser().validate(readFileSync(query, 'utf8'))) {
    console.error(`${query}(${fault.startLine},${fault.startColumn}): ${fault.message}`);
    process.exitCode = 1;
  }
}
