namespace Calculator.Hostile.Drawing;

/// <summary>Texts that break programs: each has done so somewhere.</summary>
internal static class NaughtyTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "\0", "a\0b", "\u0001\u0002\u001F", "\u007F", "\u0085", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF", "\u200B", "\u00AD",
        "\u202Egpt-5.5\u202C", "\u2066gpt\u2069", "مرحبا", "שלום", "ﷺ", "Ⅷ", "ǅ", "ß", "İ", "ı", "ſ", "K",
        "Z̸̡̢̛̗̘a̷̧̛̗l̴̢̛̖g̵̨̛̗o̶̢̗", "\u0301", "e\u0301", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇭", "👍🏽", "\U000E0041\U000E0042", "\U0010FFFF",
        "𝟏𝟐𝟑", "田中さん", "ｇｐｔ-５.５", "Ｇ", "gpt‐5.5", "gрt-5.5",
        "' OR '1'='1", "'; DROP TABLE models; --", "1; SELECT pg_sleep(9)", "\" OR \"\"=\"", "admin'--", "{\"$gt\":\"\"}",
        "*)(uid=*))(|(uid=*", "${jndi:ldap://localhost/a}", "{{7*7}}", "#{7*7}", "<%= 7*7 %>", "%{(#a=1)}", "$(id)", "`id`", "; id",
        "| id", "&& id", "%s%s%s%n", "%d%x%p", "{0}{1}", "{", "}", "{{", "{}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)", "&lt;b&gt;",
        "&#0;", "&amp;", "]]>", "<!--", "<![CDATA[",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://localhost\")", "\t=1", "\r=1", "\n=1", "a,b",
        "a\"b", "a;b", "\"\"", "a\r\nb,c",
        "a\r\nSet-Cookie: a=b", "a\r\n\r\nHTTP/1.1 200 OK", "info: forged line\n{\"level\":\"error\"}", "\u001B[31mred\u001B[0m", "\a\b",
        "a\\nb", "\\", "\\\\", "\\u0000", "\\x00",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "C:\\", "\\\\localhost\\share", "CON",
        "NUL", "aux.json", "~", ".", "..", "./.", "2026-11-20/..", "2026-11-20/models/openai.json", "schema", "digests.txt",
        "null", "undefined", "None", "nil", "true", "false", "NaN", "Infinity", "0", "-1", "1e400", "[]", "[object Object]", "__proto__",
        "constructor", "toString", "hasOwnProperty", "$ref", "$type", "@type", "Content", "Count", "Length",
        "id", "0.0", "lines.0", "lines.0.usd", "lines.99999999999999999999", "lines.-1", "..", "a.b.c", "pricing.version",
        "assumptions.0", ".totalUsd", "totalUsd.", "TOTALUSD", "plans.*", "$", "$.lines[0]", "lines[0]",
        "model:", ":", "model:gpt-5.5,,", "sessionsPerDay:1:2", "sessionsPerDay:1e400", "sessionsPerDay:1..1e15/0", "model:model:model",
        "cacheRatio:0:1:0", "inputTokens:0:1000000000000000:1", "claude-pro:-1", "claude-pro:1e400", "cacheRatio:1:0",
        "9999-12-31", "0001-01-01", "2026-02-30", "2026-13-01", "2026-11-20T24:00:00Z", "2026-11-20T23:59:60Z",
        "2026-11-20T00:00:00+99:99", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "20261120", "01/02/2026", "2026-11-20 ",
        "２０２６-11-20", "-2026-11-20", "+12026-11-20", "now", "2026-W47-5",
        "gpt-5.5 ", " gpt-5.5", "GPT-5.5", "gpt-5.5\0", "gpt-5.5\n", "gpt-5.5/", "gpt-5.5?", "gpt-5.5#", "gpt-5.5%00", "gpt-5.5+", "gpt",
        "gpt-", "claude-opus-4-7,claude-opus-4-7", ",", ",,,", " , ", "a,", ",a", "%", "%25", "%zz", "&", "&a=b", "a=b", "#", "?", "+",
        new string('a', 300), new string('A', 5_000), new string('.', 1_000), new string(',', 1_000), new string(
            '=',
            400), new string('\u0301', 500), new string('0', 1_000), string.Concat(Enumerable.Repeat(
                "a.",
                800)), string.Concat(Enumerable.Repeat("a,", 1_500)), string.Concat(Enumerable.Repeat("🏴", 300)),
    ];
}
