using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Odd headers and odd methods on a request that works.</summary>
internal static class HeaderMutations
{
    private static readonly string[] MediaRanges =
    [
        "*/*", "application/json", "text/csv", "text/html", "image/svg+xml", "application/xml;q=1", "application/json;q=0",
        "*/*;q=-1", "text/*;q=NaN", ",", ";", "a", "", "application/json;version=99", "*", "text/plain, */*;q=0.1, ,,,", "ä/ö",
    ];

    private static readonly string[] Tags =
    [
        "*", "\"\"", "\"a\"", "W/\"a\"", "a", "\"a", "\"a\", \"b\"", "\"a\",,,*", "w/\"a\"", "\"\\\"", ",", "\"ä\"",
        "* , \"a\"", "W/", "\"a\" \"b\"",
    ];

    private static readonly string[] Ranges =
    [
        "bytes=0-0", "bytes=0-", "bytes=-1", "bytes=99999999999999999999-", "bytes=1-0", "bytes=0-0,1-1,2-2", "lines=1-2",
        "bytes", "bytes=", "=", "bytes=a-b", "bytes=-",
    ];

    private static readonly string[] Dates =
        ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "0", "now", "Sat, 21 Nov 2026 09:30:15 +9999", ""];

    private static readonly string[] Hosts =
        ["localhost", "127.0.0.1", "example.invalid", "example.invalid:1", "[::1]", "a.b.c.d", "xn--a.invalid", "localhost:65535"];

    private static readonly string[] Methods =
    [
        "PUT", "DELETE", "PATCH", "TRACE", "FOO", "PROPFIND", "QUERY", "SUBSCRIBE", "M-SEARCH", "GETGETGETGETGETGETGETGET",
        "!#$%&'*+-.^_`|~",
    ];

    /// <summary>Headers that nothing should hang on, with values worth trying.</summary>
    private static readonly (string Name, string[] Values)[] Ignored =
    [
        ("Accept-Language", ["de-DE", "tr-TR", "*", "x-klingon", ",,,", "ar-SA;q=2"]),
        ("Accept-Charset", ["utf-16", "*", "iso-8859-1;q=1"]),
        ("Accept-Encoding", ["gzip", "br", "identity;q=0", "*;q=0", "zstd, gzip", ","]),
        ("Cookie", ["a=b", "a", "=", ";;;", "a=\"", "culture=de-DE|uic=de-DE"]),
        ("Authorization", ["Basic YTpi", "Bearer a", "Basic ", "Negotiate", "Digest a=b"]),
        ("X-HTTP-Method-Override", ["DELETE", "PUT", "TRACE"]),
        ("X-Forwarded-For", ["1.2.3.4", "a", "1.2.3.4, 5.6.7.8", "[::1]:99999"]),
        ("X-Forwarded-Host", ["example.invalid", "a/b", "\""]),
        ("X-Forwarded-Proto", ["https", "javascript", "a b"]),
        ("X-Forwarded-Prefix", ["/a", "//example.invalid", "a"]),
        ("Forwarded", ["for=1.2.3.4;host=example.invalid;proto=https", "for=_a", ";;"]),
        ("X-Original-URL", ["/healthz", "/../../etc/passwd"]),
        ("Origin", ["null", "https://example.invalid", "file://", "a"]),
        ("Referer", ["https://example.invalid/?a=b", "a"]),
        ("User-Agent", ["", "() { :; }; id", "${jndi:ldap://localhost/a}", "Mozilla/5.0"]),
        ("Max-Forwards", ["0", "-1", "a"]),
        ("TE", ["trailers", "gzip"]),
        ("Pragma", ["no-cache"]),
        ("Cache-Control", ["no-cache", "only-if-cached", "max-age=a"]),
        ("Prefer", ["respond-async", "return=minimal"]),
        ("traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "ff", "00-0-0-0"]),
        ("baggage", ["a=b", "a", "=,=,="]),
        ("Sec-Fetch-Site", ["cross-site"]),
        ("Keep-Alive", ["timeout=0", "a"]),
        ("Date", ["now"]),
        ("Via", ["1.1 a", "a"]),
        ("From", ["a@example.invalid"]),
        ("Content-Language", ["de"]),
        ("Content-Range", ["bytes 0-1/2", "a"]),
        ("Content-MD5", ["a"]),
        ("Upgrade-Insecure-Requests", ["1"]),
        ("Link", ["<a>; rel=b"]),
    ];

    public static IReadOnlyList<OperationMutation> All { get; } =
    [
        new("Accept", _ => true, (draft, chance) => draft.Headers.Add(("Accept", chance.Pick(MediaRanges)))),
        new("If-None-Match", _ => true, (draft, chance) => Condition(draft, "If-None-Match", chance.Pick(Tags))),
        new(
            "If-Modified-Since",
            _ => true,
            (draft, chance) => draft.Headers.Add((
                chance.Pick(["If-Modified-Since", "If-Unmodified-Since", "If-Range"]),
                chance.Pick(Dates)))),
        new("If-Match", _ => true, (draft, chance) => draft.Headers.Add(("If-Match", chance.Pick(Tags)))),
        new("Range", _ => true, (draft, chance) => draft.Headers.Add(("Range", chance.Pick(Ranges)))),
        new("Host", _ => true, (draft, chance) => draft.Headers.Add(("Host", chance.Pick(Hosts)))),
        new(
            "odd headers",
            _ => true,
            (draft, chance) => draft.Headers.AddRange(chance
                .Some(Ignored, 12)
                .Select(header => (header.Name, chance.Pick(header.Values))))),
        new("long header", _ => true, (draft, chance) => draft.Headers.Add(("X-Long", new string('a', chance.Below(8_000))))),
        new("HEAD", operation => operation.Method == "GET", (draft, _) => draft.Method = "HEAD"),
        new("OPTIONS", _ => true, Preflight),
        new("small letters of the method", _ => true, SmallLetters),
        new("other method", _ => true, (draft, chance) => Misuse(draft, chance.Pick(Methods))),
    ];

    private static void Condition(Draft draft, string header, string tag)
    {
        draft.Headers.Add((header, tag));
        draft.MayAnswer.Add(304);
    }

    private static void Preflight(Draft draft, Draw chance)
    {
        draft.Method = "OPTIONS";
        draft.MayAnswer.Add(204);
        draft.Headers.Add(("Origin", "https://example.invalid"));
        if (chance.Chance(50))
            draft.Headers.Add(("Access-Control-Request-Method", chance.Pick(["GET", "POST", "DELETE", "", "a b"])));
    }

    // Whether it is another method or the same is the server's to say.
    private static void SmallLetters(Draft draft, Draw chance)
    {
        draft.Method = chance.Pick(["get", "Get", "post", "Post", "head"]);
        draft.IsElsewhere = true;
    }

    private static void Misuse(Draft draft, string method)
    {
        draft.Method = method;
        draft.MayAnswer.Add(405);
    }
}
