namespace Calculator.Api.Hosting;

/// <summary>Marks a route that asks for a key, where the service has any.</summary>
internal sealed record NeedsKey;
