namespace Calculator.Testing;

/// <summary>Holds output against a file that was read and approved by a person. <c>APPROVE=1 dotnet test</c> writes the files anew, for the diff to be read.</summary>
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
        actual.ShouldBe(File.ReadAllText(path), $"{pathFromRoot} differs; if the change is meant, run the tests with APPROVE=1 and read the diff.");
    }
}
