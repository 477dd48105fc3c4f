namespace Calculator.Api.Hosting;

/// <summary>Marks a request that is a part of another one, which was counted against its client's share.</summary>
internal sealed class CountedAlready
{
    private CountedAlready()
    {
    }

    public static CountedAlready Mark { get; } = new();

    public static bool Is(HttpContext context) => context.Features.Get<CountedAlready>() is not null;
}
