namespace Calculator.Testing;

/// <summary>
/// Holds output against a file that was read and approved by a person.
/// <c>APPROVE=1 dotnet test</c> writes the files anew, for the diff to be read.
/// </summary>
internal static class Approved
{
    public static void Matches(string pathFromRoot, string actual)
    {
        var path = Path.Combine(Repository.Root, pathFromRoot);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{pathFromRoot} was never approved; run the tests with APPROVE=1 and read it.");
        var approved = File.ReadAllText(path);
        (actual == approved).ShouldBeTrue($"{pathFromRoot} differs {FirstDifference(approved, actual)}\nIf the change is meant, "
            + "run the tests with APPROVE=1 and read the diff.");
    }

    private static string FirstDifference(string approved, string actual)
    {
        var (was, now) = (approved.Split('\n'), actual.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"at line {line + 1}:\n- {was.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
