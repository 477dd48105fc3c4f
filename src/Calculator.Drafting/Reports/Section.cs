using Spectre.Console;

namespace Calculator.Drafting.Reports;

/// <summary>A part of what a command tells.</summary>
/// <param name="Title">What its rows are.</param>
/// <param name="Rows">The rows; a section without any says so.</param>
internal sealed record Section(string Title, IReadOnlyList<string> Rows)
{
    /// <summary>Writes sections as text, one row a line: for files, pipes and scheduled jobs.</summary>
    public static void WriteAll(IEnumerable<Section> sections, TextWriter to)
    {
        foreach (var section in sections)
        {
            to.WriteLine($"{section.Title}: {section.Rows.Count}");
            foreach (var row in section.Rows)
                to.WriteLine($"  {row}");
        }
    }

    /// <summary>Writes them as tables, for a terminal.</summary>
    public static void WriteAll(IEnumerable<Section> sections, IAnsiConsole to)
    {
        foreach (var section in sections)
        {
            var table = new Table().RoundedBorder().AddColumn(Markup.Escape($"{section.Title}: {section.Rows.Count}"));
            foreach (var row in section.Rows)
                table.AddRow(Markup.Escape(row));
            to.Write(table);
        }
    }
}
