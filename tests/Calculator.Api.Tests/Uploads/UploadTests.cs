using System.Formats.Tar;
using System.IO.Compression;
using System.Net.Http.Headers;

namespace Calculator.Api.Tests.Uploads;

/// <summary>Two messages of 1,000 and 100 tokens at 1 and 5 dollars a million cost 0.003, however they come in.</summary>
public class UploadTests(Service service)
{
    private const string Url = "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20";

    private static readonly byte[] One = Packed.Utf8(ClaudeLog.Line("msg_1"));
    private static readonly byte[] Other = Packed.Utf8(ClaudeLog.Line("msg_2"));
    private static readonly (string, byte[])[] Files = [("projects/a/one.jsonl", One), ("../../etc/other.jsonl", Other)];

    public static TheoryData<string> Ways => [.. Bodies.Keys];

    private static Dictionary<string, byte[]> Bodies => new()
    {
        ["text"] = [.. One, (byte)'\n', .. Other],
        ["gzip of a text"] = Packed.Gzip([.. One, (byte)'\n', .. Other]),
        ["tar"] = Packed.Tar(Files),
        ["gzip of a tar"] = Packed.Gzip(Packed.Tar(Files)),
        ["tar of gzips"] = Packed.Tar(Files.Select(file => (file.Item1 + ".gz", Packed.Gzip(file.Item2)))),
        ["zip"] = Packed.Zip(toPipe: false, CompressionLevel.Optimal, Files),
        ["zip to a pipe"] = Packed.Zip(toPipe: true, CompressionLevel.Optimal, Files),
        ["stored zip"] = Packed.Zip(toPipe: false, CompressionLevel.NoCompression, Files),
        ["stored zip to a pipe"] = Packed.Zip(toPipe: true, CompressionLevel.NoCompression, Files),
        ["zip in a tar"] = Packed.Tar([("a.zip", Packed.Zip(toPipe: false, CompressionLevel.Optimal, Files))]),
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Reads_the_same_however_it_is_packed_and_whatever_it_is_said_to_be(string way)
    {
        foreach (var type in new[] { "application/octet-stream", "application/x-ndjson", "application/x-www-form-urlencoded" })
            (await service.Post(Url, Bodies[way], type)).At("totals.listUsd").ShouldBe("0.003", way);
    }

    [Fact]
    public async Task Reads_a_folder_dropped_on_a_page()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(One), "files", "one.jsonl" },
            { new ByteArrayContent(Packed.Gzip(Other)), "files", "other.jsonl.gz" },
        };
        var reply = await service.Send(new HttpRequestMessage(HttpMethod.Post, Url) { Content = form });
        reply.At("totals.listUsd").ShouldBe("0.003");
        reply.At("counts.files").ShouldBe("2");
    }

    [Theory]
    [InlineData("tar -cz -C FOLDER projects | curl -sS -T - 'ADDRESS'")]
    [InlineData("tar -c -C FOLDER projects | curl -sS --data-binary @- 'ADDRESS'")]
    [InlineData("cat FOLDER/projects/*.jsonl | curl -sS -T - 'ADDRESS'")]
    [InlineData("curl -sS -T FOLDER/projects/one.jsonl 'ADDRESS'", "0.0015")]
    public async Task Takes_what_curl_sends(string command, string usd = "0.003")
    {
        Tool.Need("bash", "bash");
        Tool.Need("curl", "curl");
        var folder = Directory.CreateTempSubdirectory();
        var projects = folder.CreateSubdirectory("projects").FullName;
        await File.WriteAllBytesAsync(Path.Combine(projects, "one.jsonl"), [.. One, (byte)'\n'], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(projects, "other.jsonl"), Other, TestContext.Current.CancellationToken);

        var line = command.Replace("FOLDER", folder.FullName, StringComparison.Ordinal)
            .Replace(
                "ADDRESS",
                service.Client.BaseAddress!.ToString().TrimEnd('/') + Url + "&field=totals.listUsd&format=text",
                StringComparison.Ordinal);
        var (exitCode, printed, errors) = await Tool.Run(folder.FullName, "bash", ["-c", line]);
        folder.Delete(recursive: true);
        exitCode.ShouldBe(0, errors);
        printed.ShouldBe(usd);
    }

    [Fact]
    public async Task Passes_over_links_and_folders()
    {
        using var packed = new MemoryStream();
        await using (var tar = new TarWriter(packed, TarEntryFormat.Gnu, leaveOpen: true))
        {
            await tar.WriteEntryAsync(
                new GnuTarEntry(TarEntryType.SymbolicLink, "link.jsonl") { LinkName = "/etc/passwd" },
                TestContext.Current.CancellationToken);
            await tar.WriteEntryAsync(
                new GnuTarEntry(TarEntryType.HardLink, "hard.jsonl") { LinkName = "../../x" },
                TestContext.Current.CancellationToken);
            await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.Directory, "folder"), TestContext.Current.CancellationToken);
            await tar.WriteEntryAsync(
                new GnuTarEntry(TarEntryType.RegularFile, new string('n', 300)) { DataStream = new MemoryStream(One) },
                TestContext.Current.CancellationToken);
        }

        var reply = await service.Post(Url, packed.ToArray(), "application/x-tar");
        reply.At("counts.files").ShouldBe("1");
        reply.At("counts.unknownFiles").ShouldBe("0");
    }

    [Fact]
    public async Task Says_that_an_archive_is_cut_wherever_something_of_it_is_lost()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        foreach (var (way, body) in Bodies.Where(body => body.Key != "text"))
        {
            var anywhere = Enumerable.Range(0, Effort.Of(30)).Select(_ => chance.Next(body.Length));
            foreach (var length in anywhere.Concat(Blocks(body)))
            {
                var reply = await service.Post(Url, body[..length], "application/octet-stream");
                if (reply.Status == 200)
                    reply.At("totals.listUsd").ShouldBe("0.003", $"{way}, cut at {length}");
                else
                    reply.Problem(400, "body").ShouldNotBeEmpty(way);
            }
        }
    }

    [Fact]
    public async Task A_text_cut_anywhere_is_answered()
    {
        var (chance, text) = (new Random((int)(Seed.Told() & int.MaxValue)), Bodies["text"]);
        for (var draw = 0; draw < Effort.Of(30); draw++)
            (await service.Post(Url, text[..chance.Next(text.Length)], "application/octet-stream")).Status.ShouldBeOneOf(200, 400);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("rows")]
    [InlineData("plans")]
    public async Task Half_of_a_gzip_is_no_log_of_half_as_much(string route)
    {
        var table = Packed.Utf8("timestamp,model,uncached_input_tokens\n"
            + string.Concat(Enumerable.Range(0, 5000).Select(row => $"2026-11-19T10:00:00Z,claude-haiku-4-5,{(row * 7919) % 9973}\n")));
        var packed = Packed.Gzip(table);
        foreach (var length in new[] { packed.Length / 2, packed.Length - 8, packed.Length - 1 })
        {
            (await service.Post($"/v1/usage/{route}?pricing=2026-11-21&asOf=2026-11-20", packed[..length], "application/gzip"))
                .Problem(400, "body")
                .ShouldBe("The body holds a gzip that is cut or damaged.");
        }
    }

    [Theory]
    [InlineData(false, CompressionLevel.NoCompression)]
    [InlineData(true, CompressionLevel.NoCompression)]
    [InlineData(false, CompressionLevel.Optimal)]
    [InlineData(true, CompressionLevel.Optimal)]
    public async Task Refuses_a_zip_of_which_one_digit_is_another(bool toPipe, CompressionLevel level)
    {
        var zip = Packed.Zip(toPipe, level, Files);
        var place = level == CompressionLevel.NoCompression
            ? zip.AsSpan().IndexOf("msg_1"u8) + 4
            : zip.AsSpan().IndexOf("one.jsonl"u8) + "one.jsonl".Length + 60;
        zip[place] ^= 1;
        (await service.Post(Url, zip, "application/octet-stream")).Problem(400, "body")
            .ShouldBe("The body holds a zip that is cut or damaged.");
    }

    // The inner one ends before its last byte, and so do those who read it: what is behind is read for the sum.
    [Fact]
    public async Task Refuses_what_holds_an_archive_of_which_one_digit_is_another()
    {
        var inner = new[] { Packed.Tar(Files), Packed.Zip(toPipe: false, CompressionLevel.NoCompression, Files) };
        foreach (var archive in inner)
        {
            var zip = Packed.Zip(toPipe: false, CompressionLevel.NoCompression, [("logs", archive)]);
            (await service.Post(Url, zip, "application/octet-stream")).Status.ShouldBe(200);
            zip[zip.AsSpan().IndexOf("\"output_tokens\":"u8) + 16] ^= 1;
            (await service.Post(Url, zip, "application/octet-stream")).Problem(400, "body")
                .ShouldBe("The body holds a zip that is cut or damaged.");
        }

        var gzip = Packed.Gzip(Packed.Tar(Files));
        gzip[^8] ^= 1;
        (await service.Post(Url, gzip, "application/octet-stream")).Problem(400, "body")
            .ShouldBe("The body holds a gzip that is cut or damaged.");
    }

    [Fact]
    public async Task Answers_an_archive_damaged_anywhere_and_never_fails()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        foreach (var (_, body) in Bodies)
        {
            for (var draw = 0; draw < Effort.Of(30); draw++)
            {
                var damaged = body.ToArray();
                damaged[chance.Next(body.Length)] ^= (byte)(1 + chance.Next(255));
                (await service.Post(Url, damaged, "application/octet-stream")).Status.ShouldBeOneOf(200, 400);
            }
        }
    }

    // Where a disk was full a file ends with a block of it, and so between two files of a tar.
    private static IEnumerable<int> Blocks(byte[] body) => Enumerable.Range(1, body.Length / 512).Select(block => block * 512);

    [Theory]
    [InlineData(
        "text/html",
        "The body is said to be 'text/html'; known are application/x-ndjson, application/json, text/csv, text/plain, application/x-tar, "
            + "application/zip, application/gzip, multipart/form-data, application/octet-stream.")]
    [InlineData("text/csv; charset=utf-16", "The body is said to be in 'utf-16'; send it in UTF-8.")]
    [InlineData("multipart/form-data", "The body is multipart/form-data, and its boundary is not said.")]
    [InlineData("multipart/form-data; boundary=\"\"", "The body is multipart/form-data, and its boundary is not said.")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "Nothing in the body is a log or a report that is known.",
        "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nhello\r\n--x--\r\n")]
    [InlineData("text/plain", "Nothing in the body is a log or a report that is known. Known are claude-code", "Dear diary")]
    [InlineData("text/plain", "The body is empty; send a log, or an archive of logs.", "")]
    public async Task Says_what_was_found_and_what_is_known(string contentType, string sentence, string body = "x") =>
        (await service.Post(Url, body, contentType)).Problem(400, "body").ShouldStartWith(sentence);

    [Theory]
    [InlineData("profile")]
    [InlineData("rows")]
    [InlineData("plans")]
    public async Task An_archive_without_a_file_is_empty(string route) =>
        (await service.Post($"/v1/usage/{route}", Packed.Gzip(Packed.TarOfFolder("folder")), "application/gzip"))
            .Problem(400, "body")
            .ShouldBe("The body is empty; send a log, or an archive of logs.");

    [Theory]
    [InlineData("profile")]
    [InlineData("rows")]
    [InlineData("plans")]
    public async Task Says_what_is_wrong_in_one_line_where_a_cell_asks_for_that(string route) =>
        (await service.Post($"/v1/usage/{route}?pricing=2026-11-21&asOf=2026-11-20&errors=text", "Dear diary", "text/plain"))
            .Body.ShouldStartWith("#ERROR 400: ");

    [Fact]
    public async Task An_archive_in_an_archive_in_an_archive_is_opened_and_no_other_inside_of_that()
    {
        var three = Packed.Gzip(Packed.Gzip(Packed.Gzip(One)));
        (await service.Post(Url, three, "application/gzip")).At("totals.listUsd").ShouldBe("0.0015");
        (await service.Post(Url, Packed.Gzip(three), "application/gzip")).Problem(400, "body")
            .ShouldStartWith("Nothing in the body is a log or a report that is known.");
    }

    [Fact]
    public async Task Says_that_text_in_UTF16_is_not_read() =>
        (await service.Post(
            Url,
            System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("a")).ToArray(),
            "text/plain")).Problem(400, "body")
            .ShouldBe("The body holds text in UTF-16; send it in UTF-8.");

    [Fact]
    public async Task Says_that_a_zip_is_encrypted()
    {
        var zip = Packed.Zip(toPipe: false, CompressionLevel.Optimal, Files);
        zip[6] |= 1;
        (await service.Post(Url, zip, "application/zip"))
            .Problem(400, "body")
            .ShouldBe("The body is a zip that is encrypted; send it without a password.");
    }

    [Fact]
    public async Task Refuses_a_body_in_an_encoding_it_does_not_know()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new ByteArrayContent(One)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("text/plain"), ContentEncoding = { "br" } },
            },
        };
        (await service.Send(request)).Problem(400, "body").ShouldBe("The body is packed as 'br'; send it as it is, or as gzip.");
    }

    [Fact]
    public async Task Says_of_a_boundary_of_any_length_what_it_may_be()
    {
        foreach (var length in new[] { 129, 2_000, 4_000, 4_096, 5_000 })
        {
            (await service.Post(Url, "x", $"multipart/form-data; boundary={new string('b', length)}")).Problem(400, "body")
                .ShouldBe("The body is multipart/form-data, and its boundary is longer than 128 characters.");
        }

        var longest = new string('b', 128);
        var body = $"--{longest}\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n{ClaudeLog.Line("msg_1")}\r\n--{longest}--\r\n";
        (await service.Post(Url, body, $"multipart/form-data; boundary={longest}")).At("totals.listUsd").ShouldBe("0.0015");
    }

    [Fact]
    public async Task A_zip_with_a_file_of_less_than_nothing_is_damaged()
    {
        // A size of 2^32 - 1 says that it stands in a field of 64 bits.
        byte[] zip =
        [
            .. "PK\x03\x04"u8, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 20, 0,
            .. "a"u8, 1, 0, 16, 0, .. Enumerable.Repeat((byte)0xFF, 16), .. Enumerable.Repeat((byte)'x', 512),
        ];
        (await service.Post(Url, zip, "application/zip")).Problem(400, "body").ShouldBe("The body holds a zip that is cut or damaged.");
    }
}
