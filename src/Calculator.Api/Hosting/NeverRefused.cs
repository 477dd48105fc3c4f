namespace Calculator.Api.Hosting;

/// <summary>Marks a route that no limit and no key stands before: balancers ask it whether to send anybody here.</summary>
internal sealed record NeverRefused
{
    /// <summary>Whether a request is to such a route.</summary>
    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeverRefused>() is not null;
}
