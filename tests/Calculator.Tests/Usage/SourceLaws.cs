using System.Text;
using System.Text.RegularExpressions;
using Calculator.Usage;

namespace Calculator.Tests.Usage;

/// <summary>What holds of the logs of every source.</summary>
public partial class SourceLaws
{
    private static readonly string[] NumbersOfAnySize =
        [$"{long.MinValue}", $"{long.MaxValue}", "9223372036854775808", "1000000000000001", "1e400", "-1"];

    public static TheoryData<UsageSource> Sources => [.. Enum.GetValues<UsageSource>()];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Is_found_by_its_content_and_read_without_a_fault(UsageSource source)
    {
        var text = SourceSamples.Of(source).Text;
        var profile = Logs.Read(text);
        profile.Counts.Malformed.ShouldBe(0);
        profile.Counts.Records.ShouldBeGreaterThanOrEqualTo(3);
        profile.Unpriced.ShouldBeEmpty();
        Logs.Told(Logs.Read(source, text)).ShouldBe(Logs.Told(profile));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_log_cut_at_any_byte_is_answered_and_what_was_cut_is_counted(UsageSource source)
    {
        var sample = SourceSamples.Of(source);
        var log = Encoding.UTF8.GetBytes(sample.Text);
        for (var cut = 1; cut < log.Length; cut++)
        {
            var lines = log[..cut].Count(one => one == '\n') + (log[cut - 1] == '\n' ? 0 : 1);
            var told = Told(source, log[..cut]);
            // Of a line that was cut there is a record, a fault, or nothing where it is visibly no whole one.
            told.ShouldBeInRange(lines - sample.Head.Length - 1, lines, $"cut at {cut}");
            Told(source, log[cut..]).ShouldBeInRange(0, sample.Head.Length + sample.Lines.Length, $"from {cut}");
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_first_line_cut_at_any_byte_is_known_for_what_it_is_or_said_to_be_none_that_is_known(UsageSource source)
    {
        var text = SourceSamples.Of(source).Text;
        var line = Encoding.UTF8.GetBytes(text[..text.IndexOf('\n')]);
        for (var cut = 1; cut < line.Length; cut++)
        {
            if (!Logs.ReadBytes(null, [("log", line[..cut])]).TryGet(out var profile, out var refusal))
                refusal.Sentence.ShouldStartWith("Nothing in the body is a log or a report that is known.");
            else
                profile.Counts.Records.ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_order_of_files_and_lines_makes_no_difference(UsageSource source)
    {
        var sample = SourceSamples.Of(source);
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        var whole = Logs.Told(Logs.Read(sample.Text));
        for (var draw = 0; draw < Effort.Of(20) && sample.IsInAnyOrder; draw++)
        {
            var lines = sample.Lines.OrderBy(_ => chance.Next()).ToArray();
            Logs.Told(Logs.Read(sample.TextOf(lines))).ShouldBe(whole);
            var files = lines.Chunk(1 + chance.Next(3)).Select((chunk, place) => ($"{place}", sample.TextOf(chunk)));
            Logs.Told(Logs.ReadAll(null, files).Value()).ShouldBe(whole);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_order_of_sources_makes_no_difference(UsageSource source)
    {
        var (one, other) = (("one", SourceSamples.Of(source).Text), ("other", SourceSamples.Of(UsageSource.ClaudeCode).Text));
        Logs.Told(Logs.ReadAll(null, one, other).Value()).ShouldBe(Logs.Told(Logs.ReadAll(null, other, one).Value()));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task However_the_bytes_come_in_makes_no_difference(UsageSource source)
    {
        var sample = SourceSamples.Of(source);
        // Long enough to be moved in the buffer, and one line too long for it as it is at first.
        var padding = Enumerable.Repeat(new string(' ', 700_000), 1).Concat(Enumerable.Repeat(new string(' ', 900), 1_000));
        var log = Encoding.UTF8.GetBytes(sample.Text + "\n" + string.Join('\n', padding) + "\n" + string.Join('\n', sample.Lines));
        var whole = Logs.Told(Logs.ReadBytes(new UsageOptions { Source = source }, [("log", log)]).Value());
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        var import = new UsageImport(Logs.Book, new UsageOptions { Source = source });
        await import.ReadAsync("log", new Dripping(log, chance), TestContext.Current.CancellationToken);
        Logs.Told(import.Complete().Value()).ShouldBe(whole);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_byte_that_is_no_text_is_never_a_reason_to_stop(UsageSource source) => EachPlaceIsRead(source, [0xFF]);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Half_of_a_pair_of_surrogates_is_never_a_reason_to_stop(UsageSource source) =>
        EachPlaceIsRead(source, "\\ud800"u8.ToArray());

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_number_of_any_size_is_never_a_reason_to_stop(UsageSource source)
    {
        var sample = SourceSamples.Of(source);
        var line = sample.Lines[0];
        foreach (Match number in Numbers().Matches(line))
        {
            foreach (var other in NumbersOfAnySize)
            {
                var changed = line[..number.Index] + other + line[(number.Index + number.Length)..];
                IsRead(source, sample.TextOf([changed, .. sample.Lines[1..]]), sample.Lines.Length);
            }
        }
    }

    private static void EachPlaceIsRead(UsageSource source, byte[] inserted)
    {
        var sample = SourceSamples.Of(source);
        var (log, head) = (Encoding.UTF8.GetBytes(sample.Text), Encoding.UTF8.GetByteCount(sample.TextOf([""])));
        var line = Encoding.UTF8.GetByteCount(sample.Lines[0]);
        for (var at = head; at <= head + line; at++)
            IsRead(source, [.. log[..at], .. inserted, .. log[at..]], sample.Lines.Length);
    }

    private static void IsRead(UsageSource source, string log, int lines) => IsRead(source, Encoding.UTF8.GetBytes(log), lines);

    // What stands behind the line is read, whatever is in it.
    private static void IsRead(UsageSource source, byte[] log, int lines)
    {
        Told(null, log).ShouldBeInRange(lines - 1, lines, Encoding.UTF8.GetString(log));
        Told(source, log).ShouldBeInRange(lines - 1, lines, Encoding.UTF8.GetString(log));
    }

    private static long Told(UsageSource? source, byte[] log)
    {
        var counts = Logs.ReadBytes(new UsageOptions { Source = source }, [("log", log)]).Value().Counts;
        return counts.Records + counts.Malformed + counts.Duplicates + counts.ReEmitted;
    }

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Numbers();

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Dripping(byte[] bytes, Random chance) : MemoryStream(bytes)
    {
        private const int Most = 5_000;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, chance.Next(1, Most))], cancellationToken);
    }
}
