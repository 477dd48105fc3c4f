namespace Calculator.Api.Tests.Endpoints.Plans;

/// <summary>
/// The service over a price list whose plans have what no frozen version does: several measurements, names over time, terms of sale.
/// </summary>
public sealed class AcmePlans : IAsyncDisposable
{
    private const string Plans = """
        { "plans": [
          { "id": "acme-mixed", "name": "Acme Mixed", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "week", "unit": "usd",
                  "low": 40, "expected": 40, "high": 40, "basis": "derived", "cacheReadShare": 0,
                  "source": "rounding.example", "checked": "2026-11-20", "confidence": "low" },
              { "from": "2026-01-01", "window": "week", "unit": "usd",
                  "low": 240, "expected": 280, "high": 350, "basis": "measured", "cacheReadShare": 0.97,
                  "source": "meter.example", "checked": "2026-11-19", "confidence": "medium" }] },
          { "id": "acme-cached", "name": "Acme Cached", "provider": "cached", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "week", "unit": "usd",
                  "low": 240, "expected": 280, "high": 350, "basis": "measured", "cacheReadShare": 0.97,
                  "source": "meter.example", "checked": "2026-11-19", "confidence": "medium" }] },
          { "id": "acme-stated", "name": "Acme Stated", "provider": "anthropic", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "week", "unit": "usd",
                  "low": 280, "expected": 280, "high": 280, "basis": "measured", "cacheReadShare": 0,
                  "source": "meter.example", "checked": "2026-11-19", "confidence": "medium" },
              { "from": "2026-01-01", "window": "week", "unit": "usd", "low": 70, "expected": 70, "high": 70, "basis": "published",
                  "source": "acme.example/limits", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-max", "name": "Acme Ultra",
            "names": [{ "from": "2026-01-01", "name": "Acme Max" }, { "from": "2026-10-30", "name": "Acme Ultra" }],
            "aliases": ["acme-ultra"], "provider": "anthropic", "kind": "chat", "per": "person", "covers": ["anthropic"],
            "prices": [
              { "from": "2026-01-01", "monthlyFeeUsd": 100, "overage": "apiRates",
                  "source": "acme.example", "checked": "2026-11-20", "confidence": "high" },
              { "from": "2026-10-07", "monthlyFeeUsd": 100,
                  "overage": "apiRates", "apiCreditUsdPerMonth": 100, "apiCreditNote": "For the API alone.",
                  "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "week", "unit": "usd", "low": 28, "expected": 28, "high": 28, "basis": "measured",
                  "source": "meter.example", "checked": "2026-09-01", "confidence": "medium" },
              { "from": "2026-09-14", "window": "week", "unit": "usd", "low": 35, "expected": 35, "high": 35, "basis": "measured",
                  "source": "meter.example", "checked": "2026-10-01", "confidence": "medium" }] },
          { "id": "acme-seats", "name": "Acme Seats", "provider": "acme", "kind": "ide", "per": "seat", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 25, "annualPerMonthUsd": 20, "includedUsd": 30,
                "overage": "apiRates", "minSeats": 5, "maxSeats": 150,
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-team", "name": "Acme Team", "provider": "acme", "kind": "coding", "per": "team", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 100, "includedUsd": 120, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-small", "name": "Acme Small", "provider": "acme", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "none",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [{ "from": "2026-01-01", "window": "month", "unit": "usd",
                "low": 10, "expected": 10, "high": 10, "basis": "published",
                "source": "acme.example/limits", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-ending", "name": "Acme Ending", "provider": "acme", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "none",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [{ "from": "2026-01-01", "window": "month", "unit": "usd",
                "low": 54, "expected": 108, "high": 180, "basis": "measured",
                "source": "meter.example", "checked": "2026-11-20", "confidence": "low" }] },
          { "id": "acme-counted", "name": "Acme Counted", "provider": "counter", "kind": "chat", "covers": ["openai"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "none",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [{ "from": "2026-01-01", "window": "month", "unit": "requests",
                "low": 900, "expected": 900, "high": 900, "basis": "published",
                "source": "acme.example/limits", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-dear", "name": "Acme Dear", "provider": "acme", "kind": "ide", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "includedUsd": 35, "overage": "apiRates", "overageFactor": 1.2,
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }] },
          { "id": "acme-silent", "name": "Acme Silent", "provider": "acme", "kind": "ide", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 5,
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high", "usageLimits": "Fair use." }] },
          { "id": "acme-named", "name": "Acme Named", "provider": "named", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "month", "unit": "usd", "low": 200, "expected": 200, "high": 200, "basis": "measured",
                  "source": "meter.example", "checked": "2026-11-19", "confidence": "medium" },
              { "from": "2026-01-01", "window": "month", "unit": "usd", "low": 60, "expected": 80, "high": 100, "basis": "measured",
                  "models": ["claude-opus-4-7"], "source": "opus.example", "checked": "2026-11-20", "confidence": "medium" }] },
          { "id": "acme-one", "name": "Acme One", "provider": "named", "kind": "coding", "covers": ["anthropic"],
            "prices": [{ "from": "2026-01-01", "monthlyFeeUsd": 20, "overage": "apiRates",
                "source": "acme.example", "checked": "2026-11-20", "confidence": "high" }],
            "limits": [
              { "from": "2026-01-01", "window": "month", "unit": "usd", "low": 60, "expected": 80, "high": 100, "basis": "measured",
                  "models": ["claude-haiku-4-5"], "source": "haiku.example", "checked": "2026-11-20", "confidence": "medium" }] }
        ] }
        """;

    private readonly WrittenPrices _prices = new();

    public AcmePlans()
    {
        _prices.WriteAll(WrittenPrices.Version);
        _prices.Write(WrittenPrices.Version, "plans.json", Plans);
        _prices.Commit(WrittenPrices.Version);
        Service = new Service(("Pricing:Path", _prices.Folder));
    }

    public Service Service { get; }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _prices.Dispose();
    }
}
