namespace Calculator.Warehouse.Sql;

/// <summary>What the rows of a query's result are.</summary>
public enum ResultOf
{
    /// <summary>Sums by day, model, tier and band.</summary>
    Day,

    /// <summary>Single requests, by their key.</summary>
    Request,
}

/// <summary>What is asked of a warehouse.</summary>
/// <param name="Engine">The engine that runs it.</param>
/// <param name="Usage">Where the usage is.</param>
public sealed record CostQuestion(SqlEngine Engine, UsageTable Usage)
{
    /// <summary>The table that holds <c>/rates</c>; null for rates in the text itself.</summary>
    public SqlName? Rates { get; init; }

    /// <summary>The table that holds <c>/aliases</c>; null for names in the text itself.</summary>
    public SqlName? Aliases { get; init; }

    /// <summary>What a row of the result is. Single requests need a key.</summary>
    public ResultOf Of { get; init; }
}

/// <summary>
/// The question what usage costs, as SQL that runs where the usage is. In two steps: whole numbers are added up by what their price depends
/// on, in the one pass over the big table; the few sums are then joined with their rates and priced, as the engine would each request.
/// </summary>
public static class CostQuery
{
    /// <summary>Writes the text. It is made of the question and the version alone: the same for the same.</summary>
    /// <param name="table">The rates.</param>
    /// <param name="question">What is asked.</param>
    public static string Write(RateTable table, CostQuestion question)
    {
        var dialect = SqlDialect.Of(question.Engine);
        var steps = new[] { UsageSteps.Write(dialect, question, Cuts.Of(table, dialect)), PriceSteps.Write(dialect, question, table) };
        return $"{Heading(table)}\nWITH\n{string.Join(",\n", steps)}{dialect.Settings};\n";
    }

    private static string Heading(RateTable table) => $"""
        -- What usage costs, at the prices of pricing {OneLine(table.Version.Id)}, digest {table.Version.Digest}.
        -- Each row of usage is one request: the size of its whole prompt chooses its rates.
        -- A row of the result with a reason has no price: its usd is null, and its tokens are in no other row.
        """;

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
