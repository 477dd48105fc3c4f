using System.Formats.Tar;
using System.Text;
using Calculator.Api.Uploads;

namespace Calculator.Api.Tests.Uploads;

/// <summary>Tars as programs write them, and as nobody should.</summary>
public class TarTests(Service service)
{
    private const string Url = "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20";
    private const string Damaged = "The body holds a tar that is cut or damaged.";

    private static readonly byte[] One = Packed.Utf8(ClaudeLog.Line("msg_1"));

    // Octal digits, or a mark and a number in binary.
    private static readonly string[] Sizes =
    [
        "77777777777\0", "10000000000\0", "17777777700\0", "777777777777", "0000000000x\0", "-0000000001\0",
        new string('\u00FF', 12),
        "\u0080\0\0\0" + new string('\u00FF', 8),
        "\u0080\0\0\0\u007F" + new string('\u00FF', 7),
        "\u0080\0\0\u0001" + new string('\0', 8),
    ];

    public static TheoryData<TarEntryFormat> Formats => [TarEntryFormat.Ustar, TarEntryFormat.Pax, TarEntryFormat.Gnu];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reads_every_format_and_says_a_file_by_its_whole_name(TarEntryFormat format)
    {
        // As long as there is room for: in the two parts of a header, or in an entry before it.
        var name = $"{new string('a', 90)}/{new string('b', format == TarEntryFormat.Ustar ? 90 : 150)}/é.jsonl";
        using var packed = new MemoryStream();
        await using (var tar = new TarWriter(packed, format, leaveOpen: true))
        {
            TarEntry file = format switch
            {
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                _ => new GnuTarEntry(TarEntryType.RegularFile, name),
            };
            file.DataStream = new MemoryStream([.. One, .. "\n{\n"u8]);
            await tar.WriteEntryAsync(file, TestContext.Current.CancellationToken);
        }

        var reply = await service.Post(Url, packed.ToArray(), "application/x-tar");
        reply.At("totals.listUsd").ShouldBe("0.0015");
        reply.At("counts.malformedAt.0.file").ShouldBe(name.Length > 200 ? name[^200..] : name);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('L')]
    [InlineData('K')]
    public async Task Sets_nothing_aside_for_what_a_header_states(char kind)
    {
        foreach (var size in Sizes)
        {
            byte[] body = [.. Header(kind, size), .. new byte[1024]];
            (await service.Post(Url, body, "application/x-tar")).Problem(400, "body").ShouldBe(Damaged, size);

            var files = new UploadedFiles(new Meter(1000), (_, _, _) => Task.CompletedTask);
            var before = GC.GetAllocatedBytesForCurrentThread();
            // Nothing here waits: the stream holds all there is.
            var reading = files.ReadAsync("", new MemoryStream(body), CancellationToken.None);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000, size);
            (await Should.ThrowAsync<BrokenUpload>(reading)).Message.ShouldBe(Damaged);
        }
    }

    [Theory]
    [InlineData("0x/a=b\n")]
    [InlineData("nonsense")]
    [InlineData("99 path=a\n")]
    [InlineData("-1 path=a\n")]
    [InlineData("2 path=a\n")]
    [InlineData("99999999999 path=a\n")]
    [InlineData("11 size=-5\n")]
    [InlineData("14 size=1e400\n")]
    [InlineData("28 size=9223372036854775808\n")]
    public async Task Says_that_properties_are_damaged(string properties) =>
        (await service.Post(Url, Tar(Entry('x', Packed.Utf8(properties)), Entry('0', One)), "application/x-tar")).Problem(400, "body")
            .ShouldBe(Damaged);

    [Fact]
    public async Task Holds_a_file_to_the_size_of_its_properties_where_its_header_has_no_room()
    {
        var record = $"12 size={One.Length:000}\n";
        byte[] file = [.. Header('0', "00000000000\0"), .. Entry('0', One).AsSpan(512)];
        var body = Tar(Entry('x', Packed.Utf8(record)), file, Entry('0', Packed.Utf8(ClaudeLog.Line("msg_2"))));
        (await service.Post(Url, body, "application/x-tar")).At("totals.listUsd").ShouldBe("0.003");
    }

    [Fact]
    public async Task Passes_over_properties_longer_than_any_name()
    {
        var longest = new byte[2_000_000];
        var body = Tar(Entry('x', longest), Entry('g', longest), Entry('L', longest), Entry('K', longest), Entry('0', One));
        (await service.Post(Url, body, "application/x-tar")).At("totals.listUsd").ShouldBe("0.0015");
    }

    [Fact]
    public async Task Says_that_a_header_is_damaged_whose_sum_is_another()
    {
        var body = Tar(Entry('0', One));
        body[0] ^= 1;
        (await service.Post(Url, body, "application/x-tar")).Problem(400, "body").ShouldBe(Damaged);
    }

    // POSIX lets a folder say how much may be set aside for it; nothing stands behind it.
    [Theory]
    [InlineData('5')]
    [InlineData('2')]
    public async Task Loses_no_file_behind_a_folder_or_a_link_that_states_a_size(char kind) =>
        (await service.Post(Url, Tar(Header(kind, "00000002000\0"), Entry('0', One)), "application/x-tar")).At("totals.listUsd")
            .ShouldBe("0.0015");

    private static byte[] Tar(params byte[][] entries) => [.. entries.SelectMany(entry => entry), .. new byte[1024]];

    private static byte[] Entry(char kind, byte[] content) =>
    [
        .. Header(kind, Convert.ToString(content.Length, 8).PadLeft(11, '0') + "\0"),
        .. content,
        .. new byte[(512 - content.Length % 512) % 512],
    ];

    private static byte[] Header(char kind, string size)
    {
        var header = new byte[512];
        "a.jsonl"u8.CopyTo(header);
        Encoding.Latin1.GetBytes(size).CopyTo(header, 124);
        "        "u8.CopyTo(header.AsSpan(148));
        header[156] = (byte)kind;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        var sum = header.Sum(one => one);
        Packed.Utf8(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }
}
