using System.Text;
using Calculator.Usage;
using Calculator.Usage.Reading;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Quotes in tables: one opens a cell only where the cell begins (RFC 4180), and is a letter like any other elsewhere.</summary>
public class QuoteTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void A_quote_inside_of_a_cell_is_a_letter(char separator)
    {
        var profile = Read(
            separator,
            "date,model,note,input,output",
            "2026-11-19,claude-haiku-4-5,5\" disk,1,10",
            "2026-11-19,claude-haiku-4-5,,2,10",
            "2026-11-19,claude-haiku-4-5,a 3.5\" one,4,10",
            "2026-11-19,claude-haiku-4-5,\"one, \"\"two\"\"\nthree\",8,10");
        profile.Total.Sum.ShouldBe(new UsageSum(4, new UsageTokens(15, 0, 0, 0, 40), 0));
        (profile.Counts.Malformed, profile.Counts.Lines).ShouldBe((0, 5));
    }

    [Theory]
    [InlineData("size in \",model,date,input,output", "5,claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("model,date,input,output,size in \"", "claude-haiku-4-5,2026-11-19,1,10,5")]
    [InlineData("\"the\nnote\",model,date,input,output", "5,claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("note,model,date,input,output", "\"a\"\"\nb\",claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("note,model,date,input,output", "\"\"\"\n\"\"\",claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("note,model,date,input,output", "\"\",claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("note,model,date,input,output", "\"a\" and \"b,claude-haiku-4-5,2026-11-19,1,10")]
    [InlineData("note;model;date;input;output", "a,\"b;claude-haiku-4-5;2026-11-19;1;10")]
    public void Lines_and_cells_are_cut_by_one_rule(string header, string row)
    {
        var profile = Logs.Read($"{header}\n{row}\n{row}\r\n{row}");
        profile.Total.Sum.ShouldBe(new UsageSum(3, new UsageTokens(3, 0, 0, 0, 30), 0));
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Fact]
    public void However_a_row_comes_in_it_ends_at_the_same_place()
    {
        var table = "a,b\n5\" x,\"1\"\"\n2\"\n3,\"\"\n"u8.ToArray();
        for (var step = 1; step <= table.Length; step++)
            Pieces(table, step).ShouldBe(["a,b", "5\" x,\"1\"\"\n2\"", "3,\"\""], $"{step} at a time");
    }

    private static List<string> Pieces(byte[] table, int step)
    {
        var (splitter, start, end, pieces) = (new LineSplitter(quotes: true), 0, 0, new List<string>());
        while (start < table.Length)
        {
            if (splitter.TryNext(table.AsSpan(start, end - start), end == table.Length, out var piece, out var used))
                (start, _) = (start + used, Add(piece));
            else
                end = Math.Min(table.Length, end + step);
        }

        return pieces;

        bool Add(ReadOnlySpan<byte> piece)
        {
            pieces.Add(Encoding.UTF8.GetString(piece));
            return true;
        }
    }

    private static UsageProfile Read(char separator, params string[] lines) =>
        Logs.Read(string.Join('\n', lines.Select(line => line.Replace(',', separator))));
}
