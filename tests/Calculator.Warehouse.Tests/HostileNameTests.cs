using System.Text;
using Calculator.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Calculator.Warehouse.Tests;

/// <summary>Names that would run something, or break the text, if they were written as they come.</summary>
public class HostileNameTests
{
    private const int Names = 500;

    private static readonly string[] Pieces =
    [
        "usage", "a", "\"", "'", "`", "\\", ";", "--", "/*", "*/", " ", "\n", "\r", "\t", "\0", ")", "(", ",", ".", "..", "[", "]", "{{",
        "}}", "${x}", "$$", "%", "?", ":a", "@a", "DROP TABLE usage", "UNION SELECT", "\u2028", "\u202e", "\u200b", "\ufeff", "’",
        "”", "é", "名", "0x27", "\\u0027", "' OR '1'='1", "\" AS x FROM usage; DROP TABLE usage; --", "\uffff", "Ａ",
    ];

    public static IEnumerable<string> Drawn()
    {
        var chance = Seed.Random();
        return Enumerable.Range(0, Names).Select(_ =>
            string.Concat(Enumerable.Range(0, chance.Next(1, 6)).Select(_ => Pieces[chance.Next(Pieces.Length)])));
    }

    [Fact]
    public async Task A_hostile_name_is_refused_or_is_a_name_and_no_more()
    {
        var table = WarehouseTests.NewestRates();
        await using var duck = new DuckDbWarehouse();
        var (refused, taken) = (0, 0);
        foreach (var name in Drawn())
        {
            if (SqlName.Parse(name) is not { } parsed)
            {
                refused++;
                continue;
            }

            taken++;
            // One table that bears the name, and one column: nothing else is asked for.
            var quoted = string.Join('.', parsed.Parts.Select(part => $"\"{part}\""));
            var question = new CostQuestion(SqlEngine.DuckDb, WarehouseTests.Usage with { Name = parsed, Model = parsed })
            {
                Rates = WarehouseTests.Name("rates"),
                Aliases = WarehouseTests.Name("aliases"),
            };
            var sql = CostQuery.Write(table, question);
            sql.Split(quoted).Length.ShouldBe(3, name);
            foreach (var engine in Enum.GetValues<SqlEngine>())
                Semicolons(CostQuery.Write(table, question with { Engine = engine })).ShouldBe(1 + (2 * Semicolons(name)), name);
            (await Should.ThrowAsync<DuckDBException>(() => duck.Ask(sql), name)).Message
                .ShouldContain("does not exist", Case.Insensitive, name);
        }

        refused.ShouldBeGreaterThan(100);
        taken.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_hostile_alias_of_a_private_folder_is_a_text_and_no_more()
    {
        // Files allow what is printable ASCII without blanks.
        var hostile = Drawn()
            .Select(name => string.Concat(name.Where(letter => letter is > ' ' and < '\x7f')))
            .Where(name => name.Length > 0)
            .Select((name, place) => $"{name}#{place}")
            .ToList();
        var table = PrivateFolder.RatesOf(hostile);
        await using var duck = new DuckDbWarehouse();
        await duck.Do("""
            CREATE TABLE usage (k BIGINT, timestamp TIMESTAMP, model VARCHAR, service_tier VARCHAR, uncached_input_tokens BIGINT,
              cache_read_tokens BIGINT, cache_write_5m_tokens BIGINT, cache_write_1h_tokens BIGINT, output_tokens BIGINT)
            """);
        foreach (var (name, key) in hostile.Select((name, key) => (name, key)))
            await duck.Add(key, name);

        var keyed = WarehouseTests.Usage with { RequestKey = WarehouseTests.Name("k") };
        var question = new CostQuestion(SqlEngine.DuckDb, keyed) { Of = ResultOf.Request };
        var rows = await duck.Ask(CostQuery.Write(table, question), hasKey: true);
        rows.Count.ShouldBe(hostile.Count);
        rows.ShouldAllBe(row => row.Usd == 1 && row.Model == "acme-1");
        foreach (var engine in Enum.GetValues<SqlEngine>())
        {
            var (asked, hasBackslashes) = (question with { Engine = engine }, HasBackslashes(engine));
            var own = LiteralsOf(CostQuery.Write(PrivateFolder.RatesOf([]), asked), hasBackslashes);
            LiteralsOf(CostQuery.Write(table, asked), hasBackslashes)
                .ShouldBe([.. own, .. hostile.Select(name => name.ToLowerInvariant())], ignoreOrder: true);
        }
    }

    private static int Semicolons(string text) => text.Count(letter => letter == ';');

    private static bool HasBackslashes(SqlEngine engine) =>
        engine is SqlEngine.ClickHouse or SqlEngine.Spark or SqlEngine.BigQuery or SqlEngine.Snowflake;

    // What an engine reads as texts, by its own rule of where one ends.
    private static HashSet<string> LiteralsOf(string sql, bool hasBackslashes)
    {
        var (found, text) = (new HashSet<string>(), default(StringBuilder));
        for (var at = 0; at < sql.Length; at++)
        {
            if (text is null)
            {
                if (sql[at] == '-' && at + 1 < sql.Length && sql[at + 1] == '-')
                    at = sql.IndexOf('\n', at);
                else if (sql[at] == '\'')
                    text = new StringBuilder();
            }
            else if (hasBackslashes && sql[at] == '\\')
            {
                var isCode = sql[at + 1] == 'u';
                text.Append(isCode ? (char)Convert.ToInt32(sql.Substring(at + 2, 4), 16) : sql[at + 1]);
                at += isCode ? 5 : 1;
            }
            else if (!hasBackslashes && sql[at] == '\'' && at + 1 < sql.Length && sql[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else if (sql[at] == '\'')
            {
                found.Add(text.ToString());
                text = null;
            }
            else
            {
                text.Append(sql[at]);
            }
        }

        text.ShouldBeNull();
        return found;
    }
}
