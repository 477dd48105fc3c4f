using System.Globalization;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Damage to the address of a request that works: its path, and what else its query holds.</summary>
internal static class AddressMutations
{
    private static readonly Func<string, string>[] Paths =
    [
        path => $"{path}/", path => $"{path}//", path => $"/{path}", path =>
            $"/.{path}", path => $"/..{path}", path => $"/a/..{path}", path =>
                $"/%2e%2e{path}", path => $"{path}/..", path => $"{path}/../../..", path => $"{path}/.", path => $"{path};a=b",
        path => $"{path}%2f", path => $"{path}%20", path => $"{path}%0a", path =>
            $"{path}.json", path => $"{path}.", path => $"{path}%2e", path =>
                $"{path}/a", path => $"{path}/a/b/c/d/e/f", path =>
                    $"{path}:", path => $"{path}~", path => $"{path}\\", path => path.Replace('/', '\\'),
        path => path.ToUpperInvariant(), path => path[..^1], path =>
            $"{path}s", path => path.Replace("/v1", "/v2", StringComparison.Ordinal), path =>
                path.Replace("/v1", "", StringComparison.Ordinal), path => path.Replace("/v1", "/v1/v1", StringComparison.Ordinal),
        path => $"{path}%C3%A4", path => $"{path}%FF", path =>
            $"{path}%ED%A0%80", path => $"{path}%zz", path =>
                $"{path}%", path => $"{path}{{id}}", path => $"{path}*", path =>
                    $"{path}<script>", path => $"{path}'\"", path =>
                        $"/{new string('a', 3_000)}{path}", path => string.Concat(Enumerable.Repeat("/a", 1_000)),
        _ => "/", _ => "//", _ => "/%2f", _ => "/swagger/../v1", _ =>
            "/pricing/2026-11-20/plans.json", _ => "/appsettings.json", _ =>
                "/.git/config", _ => "/web.config", _ => "/index.html/", _ =>
                    "/page.js/../index.html", _ => "/%5c..%5cappsettings.json", _ =>
                        "/healthz/", _ => "/HEALTHZ", _ => "/favicon.ico", _ => "/robots.txt",
    ];

    public static IReadOnlyList<OperationMutation> All { get; } =
    [
        new("path", _ => true, DamagePath),
        new("unknown names", _ => true, AddUnknownNames),
        new(
            "many parameters",
            _ => true,
            (draft, chance) => draft.Query.AddRange(Enumerable.Range(0, chance.Below(900)).Select(number =>
                (chance.Chance(50) ? "a" : $"a{number}", "1")))),
        new("damaged query", _ => true, DamageQuery),
        new(
            "cache-buster",
            _ => true,
            (draft, chance) => draft.Query.Add(("_", chance.Below(1_000_000).ToString(CultureInfo.InvariantCulture)))),
    ];

    // What the damaged path leads to, if anything, has a contract of its own.
    private static void DamagePath(Draft draft, Draw chance)
    {
        draft.Path = chance.Pick(Paths)(draft.Path);
        draft.Query.RemoveAll(parameter => parameter.Name == "errors");
        draft.MayAnswer.UnionWith([404, 405]);
        draft.IsElsewhere = true;
    }

    private static void AddUnknownNames(Draft draft, Draw chance)
    {
        for (var times = 1 + chance.Below(30); times > 0; times--)
        {
            draft.Query.Add((
                Uri.EscapeDataString(Short(chance.Pick(NaughtyTexts.All))),
                Uri.EscapeDataString(Short(chance.Pick(NaughtyTexts.All)))));
        }
    }

    private static void DamageQuery(Draft draft, Draw chance)
    {
        string[] pieces =
        [
            "&", "&&&", "=", "==", "&=", "=a", "a", "a==b", "%", "%=%", "%00=%00", "?", "??a=b", "#a", ";a=b", "a[]=1",
            "a[0]=1", "a.b=1", "[=1", "]=1", "%FF=1", "%ED%A0%80=1", "+=+", "a=1&A=2", "_", "_=1&_=2", "__proto__[a]=1",
            "errors", "format", "format=json=csv",
        ];
        draft.Query.Insert(
            chance.Below(draft.Query.Count + 1),
            (chance.Pick(pieces), chance.Pick(["", "1", "%", "&", "%00", "=", "%E2%80%AE"])));
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];
}
