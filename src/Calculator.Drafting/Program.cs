using System.CommandLine;
using System.CommandLine.Parsing;
using Calculator.Drafting;
using Calculator.Drafting.Drafts;
using Calculator.Drafting.Reports;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Spectre.Console;

var prices = new Option<DirectoryInfo>("--prices")
{
    Description = "The pricing folder.",
    DefaultValueFactory = _ => new DirectoryInfo("pricing"),
    Recursive = true,
};
var sources = SourceLoaders.Families.Select(family => new Option<string[]>($"--{family}")
{
    Description = $"A file of {family}, or a folder of its files, with the day it was taken: file@2026-11-20.",
    DefaultValueFactory = _ => [],
    Recursive = true,
}).ToList();
var version = new Argument<string>("version") { Description = "The version's day, 2026-12-01, or a revision of it, 2026-12-01-2." };
var from = new Option<string?>("--from") { Description = "The version it is held against; the newest one before it if left out." };
var asOf = new Option<DateOnly>("--as-of")
{
    Description = "The day whose prices are checked; today if left out.",
    DefaultValueFactory = _ => DateOnly.FromDateTime(DateTime.UtcNow),
    CustomParser = Day,
};

var check = new Command("check", "Hold the newest version against public files. Exit code 1 if newer ones contradict a rate.") { asOf };
check.SetAction(asked => Files(asked) is { } files
    ? Watched(asked, commands => commands.Check(files, asked.GetValue(asOf)))
    : DraftingCommands.Refused);
var draft = new Command("draft", "Draft a version: the newest one, and new periods where newer files agree.") { version };
draft.SetAction(asked => Files(asked) is { } files && Version(asked) is { } day
    ? Watched(asked, commands => commands.Draft(files, day))
    : DraftingCommands.Refused);
var diff = new Command("diff", "Show what is another figure in a version than in the one before it.") { version, from };
diff.SetAction(asked => Version(asked) is { } day
    ? Watched(asked, commands => commands.Diff(day, asked.GetValue(from)))
    : DraftingCommands.Refused);

var root = new RootCommand("Drafts of new price versions from public files. Nothing is fetched: the files are the user's.")
{
    check, draft, diff, prices,
};
sources.ForEach(root.Add);
var given = root.Parse(args);
try
{
    var exitCode = given.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    // The library says 1 to a word it does not know, which a scheduled job would take for a contradicted rate.
    return given.Errors.Count > 0 ? DraftingCommands.Refused : exitCode;
}
// And it would say 1 to a failure as well.
catch (Exception failure) when (failure is not OutOfMemoryException)
{
    Console.Error.WriteLine(failure);
    return DraftingCommands.Refused;
}

// Plain lines where the output is a file or a pipe; where somebody looks on, tables, and what is being read.
int Watched(ParseResult asked, Func<DraftingCommands, int> command)
{
    var folder = new VersionFolder(asked.GetValue(prices)!.FullName);
    return Console.IsOutputRedirected
        ? command(new DraftingCommands(folder, sections => Section.WriteAll(sections, Console.Out), Console.Error, _ => { }))
        : AnsiConsole.Status().Start("Reading prices", status => command(new DraftingCommands(
            folder,
            sections => Section.WriteAll(sections, AnsiConsole.Console),
            Console.Error,
            source => status.Status(Markup.Escape($"Reading {source.Name} ({source.Reference})")))));
}

List<SourceFile>? Files(ParseResult asked)
{
    var given = sources.SelectMany(option => asked.GetValue(option)!.Select(one => SourceFile.Of(option.Name[2..], one))).ToList();
    given.Where(one => one.Fault is not null).ToList().ForEach(one => Console.Error.WriteLine(one.Fault));
    if (given.Count == 0)
        Console.Error.WriteLine($"Give at least one source: {string.Join(", ", sources.Select(option => option.Name))}.");
    return given.Count > 0 && given.TrueForAll(one => one.Fault is null) ? given.ConvertAll(one => one.File!) : null;
}

static DateOnly Day(ArgumentResult said)
{
    var text = said.Tokens[0].Value;
    if (SourceFile.DayOf(text) is { } day)
        return day;

    said.AddError($"'{text}' is no day: give one such as 2026-12-01.");
    return default;
}

VersionDate? Version(ParseResult asked)
{
    var named = VersionDate.Of(asked.GetValue(version)!);
    if (named is null)
        Console.Error.WriteLine($"'{asked.GetValue(version)}' is no version: give a day such as 2026-12-01.");
    return named;
}
