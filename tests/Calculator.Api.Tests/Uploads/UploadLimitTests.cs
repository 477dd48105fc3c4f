using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Calculator.Api.Uploads;

namespace Calculator.Api.Tests.Uploads;

public class UploadLimitTests
{
    private const string Url = "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20";

    [Fact]
    public async Task Refuses_a_body_over_the_limit_and_one_that_unpacks_to_more()
    {
        await using var service = new Service(("Limits:UsageBytes", "100000"));
        var line = Packed.Utf8(ClaudeLog.Line("msg_1") + "\n");
        (await service.Post(Url, new byte[100_001], "text/plain")).Status.ShouldBe(413);

        var bomb = Enumerable.Repeat(line, 1000).SelectMany(bytes => bytes).ToArray();
        (await service.Post(Url, Packed.Gzip(bomb), "application/gzip")).Status.ShouldBe(413);
        (await service.Post(Url, Packed.Zip(toPipe: true, CompressionLevel.Optimal, [("a", bomb)]), "application/zip")).Status
            .ShouldBe(413);
        // What unpacks to less by itself may not do so over and over in one archive.
        var part = Packed.Gzip(bomb.AsSpan(0, line.Length * 100).ToArray());
        (await service.Post(
            Url,
            Packed.Gzip(Packed.Tar(Enumerable.Range(0, 50).Select(number => ($"{number}.gz", part)))),
            "application/gzip")).Status.ShouldBe(413);
        (await service.Post(Url, part, "application/gzip")).At("counts.reEmitted").ShouldBe("99");
    }

    [Fact]
    public async Task Refuses_more_files_than_anybody_has()
    {
        await using var service = new Service();
        var files = Enumerable.Range(0, 100_001).Select(number => ($"{number}.jsonl", "x"u8.ToArray()));
        (await service.Post(Url, Packed.Zip(toPipe: false, CompressionLevel.NoCompression, files), "application/zip")).Problem(400, "body")
            .ShouldBe("The body holds more than 100000 files; send fewer at once.");
    }

    [Fact]
    public async Task Turns_away_what_comes_while_as_many_are_read_as_may_be()
    {
        await using var service = new Service(("Limits:UsageAtOnce", "1"));
        using var slow = new SlowContent();
        // The body is sent when the service has begun to ask for it, and so has its place.
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = slow, Headers = { ExpectContinue = true } };
        var first = service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await slow.IsSent.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken);

        using var second = await service.Client.PostAsync(
            Url,
            new StringContent(ClaudeLog.Line("msg_1")),
            TestContext.Current.CancellationToken);
        ((int)second.StatusCode).ShouldBe(503);
        second.Headers.RetryAfter!.ToString().ShouldBe("1");

        slow.MayEnd.SetResult();
        using var answered = await first;
        ((int)answered.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("rows")]
    [InlineData("plans")]
    public async Task A_sender_who_does_not_go_on_loses_the_place(string route)
    {
        await using var service = new Service(("Limits:UsageAtOnce", "1"), ("Limits:UsageSeconds", "1"), ("Limits:BytesPerSecond", "0"));
        var answer = await SendsHalf(service, $"/v1/usage/{route}");
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("The request took longer than 1 seconds");
        (await service.Post(Url, ClaudeLog.Line("msg_1"), "text/plain")).At("totals.listUsd").ShouldBe("0.0015");
    }

    [Fact]
    public async Task A_sender_slower_than_any_network_is_cut()
    {
        await using var service = new Service(("Limits:BytesPerSecond", "1000"));
        (await SendsHalf(service, Url)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task Counts_the_files_of_all_archives_in_an_archive_together()
    {
        await using var service = new Service();
        var thousand = Packed.Gzip(Packed.Tar(Enumerable.Range(0, 1_000).Select(number => ($"../{number}.jsonl", "x"u8.ToArray()))));
        var archive = Packed.Tar(Enumerable.Repeat(("thousand.tar.gz", thousand), 101));
        (await service.Post(Url, archive, "application/x-tar")).Problem(400, "body")
            .ShouldBe("The body holds more than 100000 files; send fewer at once.");
    }

    [Fact]
    public async Task Counts_archives_that_are_empty()
    {
        await using var service = new Service();
        byte[] empty = [.. "PK\x05\x06"u8, .. new byte[18]];
        var files = Enumerable.Range(0, 100_001).Select(number => ($"{number}.zip", empty));
        (await service.Post(Url, Packed.Zip(toPipe: false, CompressionLevel.NoCompression, files), "application/zip")).Problem(400, "body")
            .ShouldBe("The body holds more than 100000 files; send fewer at once.");
        (await service.Post(Url, Packed.Gzip(Packed.Tar(files)), "application/gzip")).Problem(400, "body")
            .ShouldBe("The body holds more than 100000 files; send fewer at once.");
    }

    [Fact]
    public async Task Counts_the_parts_of_a_form()
    {
        await using var service = new Service();
        var form = string.Concat(Enumerable.Repeat("--x\r\n\r\n\r\n", 100_001)) + "--x--\r\n";
        (await service.Post(Url, form, "multipart/form-data; boundary=x")).Problem(400, "body")
            .ShouldBe("The body holds more than 100000 files; send fewer at once.");
    }

    [Fact]
    public async Task Closes_what_unpacks_a_file_when_it_was_read()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        foreach (var packed in new[] { Packed.Gzip(bytes), Packed.Zip(toPipe: false, CompressionLevel.Optimal, ("a", bytes)) })
        {
            Stream? kept = null;
            var files = new UploadedFiles(new Meter(1_000_000), (_, content, _) =>
            {
                kept = content;
                return Task.CompletedTask;
            });
            await files.ReadAsync("", new MemoryStream(packed), TestContext.Current.CancellationToken);
            await Should.ThrowAsync<ObjectDisposedException>(kept!.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Sends the first line of a log, and no more, and hears what is said to that.</summary>
    private static async Task<string> SendsHalf(Service service, string url)
    {
        using var connection = new TcpClient();
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Patience.Most);
        await connection.ConnectAsync(IPAddress.Loopback, service.Client.BaseAddress!.Port, guard.Token);
        var head = $"POST {url} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n";
        await connection.GetStream().WriteAsync(Packed.Utf8($"{head}{ClaudeLog.Line("msg_1")}\n"), guard.Token);
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadToEndAsync(guard.Token);
    }

    /// <summary>A body that has begun to be read and goes on when it is told to.</summary>
    private sealed class SlowContent : HttpContent
    {
        public TaskCompletionSource IsSent { get; } = new();

        public TaskCompletionSource MayEnd { get; } = new();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(Packed.Utf8(ClaudeLog.Line("msg_1") + "\n"));
            await stream.FlushAsync();
            IsSent.SetResult();
            await MayEnd.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
