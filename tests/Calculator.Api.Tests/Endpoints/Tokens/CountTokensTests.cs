using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Calculator.Api.Tests.Endpoints.Tokens;

public class CountTokensTests(Service service)
{
    private const string Text = "text/plain; charset=utf-8";

    [Fact]
    public async Task A_public_tokenizer_is_exact_and_another_is_a_range()
    {
        var reply = await service.Get("/v1/token-count?text=Hello,%20world!&models=gpt-5.5,claude-opus-4-6&content=prose&asOf=2026-11-20");
        reply.At("counts.0.tokens").ShouldBe("4");
        reply.At("counts.0.exact").ShouldBe("true");
        reply.At("counts.0.inputUsd.0.usd").ShouldBe("0.00002");
        // 4 tokens × 1.16, at 5 dollars a million.
        reply.At("counts.1.tokens.expected").ShouldBe("4.64");
        reply.At("counts.1.exact").ShouldBe("false");
        reply.At("counts.1.basis").ShouldBe("measured");
        reply.At("counts.1.inputUsd.0.usd.expected").ShouldBe("0.0000232");
    }

    [Fact]
    public async Task A_text_counts_alike_in_the_query_in_JSON_and_as_it_is()
    {
        const string text = "def f(x):\n    return {'a': x}  # naïve 世界 👍\n";
        var query = await service.Get($"/v1/token-count?text={Uri.EscapeDataString(text)}&models=gpt-5.5");
        var json = await service.Post("/v1/token-count", JsonSerializer.Serialize(new { text, models = new[] { "gpt-5.5" } }));
        var plain = await service.Post("/v1/token-count?models=gpt-5.5", text, Text);
        query.At("content.class").ShouldBe("code");
        json.Body.ShouldBe(query.Body);
        plain.Body.ShouldBe(query.Body);
        (query.At("bytes"), query.At("characters")).ShouldBe(("52", "44"));
    }

    [Fact]
    public async Task Without_models_every_tokenizer_in_use_is_counted()
    {
        var reply = await service.Get("/v1/token-count?text=a");
        reply.Json
            .GetProperty("counts")
            .EnumerateArray()
            .Select(count => count.GetProperty("tokenizer").GetString())
            .ShouldBe(["claude-4.7", "claude-3", "o200k_base"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_tokenizer_is_counted_without_a_model_and_beside_models()
    {
        var alone = await service.Get("/v1/token-count?text=don't&tokenizers=cl100k_base");
        (alone.At("counts.0.tokens"), alone.At("counts.0.exact")).ShouldBe(("2", "true"));
        alone.Json.GetProperty("counts").GetArrayLength().ShouldBe(1);
        alone.At("counts.0.vocabulary.sha256").ShouldBe("223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7");
        (alone.At("counts.0.vocabulary.from"), alone.At("counts.0.vocabulary.licence"))
            .ShouldBe(("openai/tiktoken", "MIT"));

        var both = await service.Get(
            "/v1/token-count?text=don't&models=gpt-5.5&tokenizers=O200K_base,cl100k_base,claude-3&asOf=2026-11-20&content=code");
        both.Json.GetProperty("counts").EnumerateArray().Select(count => count.GetProperty("tokenizer").GetString())
            .ShouldBe(["o200k_base", "cl100k_base", "claude-3"]);
        both.At("counts.2.tokens.expected").ShouldBe("1.3");
        (both.At("counts.2.exact"), both.At("counts.2.vocabulary.id")).ShouldBe(("false", "o200k_base"));
    }

    [Fact]
    public async Task A_tokenizer_without_a_model_has_a_row_of_its_own() =>
        (await service.Get(
            "/v1/token-count?text=don't&tokenizers=cl100k_base&format=csv&columns=model,tokenizer,exact,tokensLow,vocabulary"))
            .Body.ShouldBe("model,tokenizer,exact,tokensLow,vocabulary\r\n,cl100k_base,true,2,cl100k_base\r\n");

    [Fact]
    public async Task A_count_is_exact_for_a_model_only_where_its_vendor_names_the_tokenizer()
    {
        var reply = await service.Get("/v1/token-count?text=a&models=gpt-5.5,gpt-6-sol&asOf=2026-11-20");
        (reply.At("counts.0.inputUsd.0.exact"), reply.At("counts.0.inputUsd.1.exact"))
            .ShouldBe(("true", "false"));
        (await service.Get(
            "/v1/token-count?text=a&models=gpt-5.5,gpt-6-sol&asOf=2026-11-20&format=csv&columns=model,exact&headers=0"))
            .Body.ShouldBe("gpt-5.5,true\r\ngpt-6-sol,false\r\n");
    }

    [Theory]
    [InlineData("\"a\\ud800b\"", "\"a\uFFFDb\"", "1 lone surrogate of the text counted as U+FFFD (\uFFFD).")]
    [InlineData("\"\\udc00\\ud800\\n\"", "\"\uFFFD\uFFFD\\n\"", "2 lone surrogates of the text counted as U+FFFD (\uFFFD).")]
    public async Task Lone_surrogates_count_as_the_replacement_character_and_are_told(string halved, string replaced, string sentence)
    {
        var reply = await service.Post("/v1/token-count", $"{{\"text\":{halved},\"models\":[\"gpt-5.5\"]}}");
        var whole = await service.Post("/v1/token-count", $"{{\"text\":{replaced},\"models\":[\"gpt-5.5\"]}}");
        reply.At("assumptions.0").ShouldBe(sentence);
        (reply.At("counts.0.tokens"), reply.At("bytes"), reply.At("characters"))
            .ShouldBe((whole.At("counts.0.tokens"), whole.At("bytes"), whole.At("characters")));
        (await service.Post("/v1/token-count", $"{{\"text\":\"a\",\"models\":[{halved}]}}")).Problem(400, "models");
    }

    [Fact]
    public async Task White_space_is_a_text_and_nothing_is_none()
    {
        (await service.Post("/v1/token-count", " ", Text)).At("bytes").ShouldBe("1");
        (await service.Post("/v1/token-count", "\0", Text)).At("bytes").ShouldBe("1");
        (await service.Post("/v1/token-count", "", Text)).Problem(400, "text");
        (await service.Get("/v1/token-count?text=")).Problem(400, "text");
        (await service.Get("/v1/token-count")).Problem(400, "text");
    }

    [Fact]
    public async Task A_byte_order_mark_is_counted_and_said() =>
        (await service.Post("/v1/token-count", [0xEF, 0xBB, 0xBF, 0x61], Text))
            .At("assumptions.0")
            .ShouldStartWith("The text begins with a byte order mark");

    [Fact]
    public async Task Bad_input_is_named()
    {
        (await service.Post("/v1/token-count", [0x61, 0xFF], Text))
            .Problem(400, "body")
            .ShouldBe("The body is text that is not well-formed UTF-8.");
        (await service.Post("/v1/token-count", "a", "text/html")).Status.ShouldBe(415);
        (await service.Post("/v1/token-count", "a", "text/plain; charset=utf-16")).Status.ShouldBe(415);
        (await service.Post("/v1/token-count?model=gpt-5.5", "a", Text)).Problem(400, "model");
        (await service.Post("/v1/token-count?text=b", "a", Text)).Problem(400, "text");
        (await service.Get("/v1/token-count?text=a&models=nobody")).Problem(404, "models");
        (await service.Get("/v1/token-count?text=a&models=grok-4.5")).Problem(422, "models");
        (await service.Get("/v1/token-count?text=a&content=poem")).Problem(400, "content");
        (await service.Get("/v1/token-count?text=a&tokenizers=cl100k")).Problem(404, "tokenizers");
    }

    [Fact]
    public async Task A_text_over_the_limit_is_a_413_and_one_below_is_counted()
    {
        var reply = await service.Post("/v1/token-count", new byte[10_000_001], Text);
        (reply.Status, reply.ContentType?.ToString()).ShouldBe((413, "application/problem+json"));
        (await service.Post(
            "/v1/token-count?field=bytes&format=text",
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 400_000))),
            Text)).Body.ShouldBe("2000000");
    }

    [Fact]
    public async Task Health_answers_while_many_large_texts_are_counted_and_the_rest_are_told_to_come_back()
    {
        // A service of its own: the others must not be told to come back.
        await using var busy = new Service(("Limits:RequestSeconds", "3600"));
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 60_000)));
        var counts = Enumerable.Range(0, 64).Select(_ => Send(busy, text)).ToList();
        (await busy.Get("/healthz")).Status.ShouldBe(200);

        var statuses = new List<int>();
        foreach (var count in counts)
        {
            using var response = await count;
            statuses.Add((int)response.StatusCode);
            if (response.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
                response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        statuses.ShouldContain(200);
        statuses.ShouldAllBe(status => status == 200 || status == 503);
    }

    [Fact]
    public async Task An_upload_that_is_given_up_does_no_harm()
    {
        // Of its own too: until an upload is found to be given up, it stands in the line of those who wait.
        await using var deserted = new Service();
        var address = deserted.Client.BaseAddress!;
        for (var round = 0; round < 20; round++)
        {
            using var socket = new TcpClient(address.Host, address.Port);
            var start = Encoding.ASCII.GetBytes("POST /v1/token-count HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 1000000\r\n\r\nsome of it");
            await socket.GetStream().WriteAsync(start, TestContext.Current.CancellationToken);
        }

        await Asking.Until(
            async () => (await deserted.Get("/v1/token-count?text=a&models=gpt-5.5&field=bytes&format=text")).Body == "1",
            () => "The uploads were never found to be given up.");
    }

    private static async Task<HttpResponseMessage> Send(Service service, byte[] text)
    {
        var content = new ByteArrayContent(text);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Text);
        return await service.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/v1/token-count?models=gpt-5.5")
            {
                Content = content,
                Headers = { ExpectContinue = true },
            },
            TestContext.Current.CancellationToken);
    }
}
