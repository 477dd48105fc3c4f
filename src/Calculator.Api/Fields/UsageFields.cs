using Calculator.Api.Binding;
using Calculator.Units;
using Calculator.Usage;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>What a usage log is, and at which rates it is priced.</summary>
[FieldGroup]
internal sealed record LogFields
{
    [Field("What wrote the log. Found by its content if left out, file by file.", Example = "claude-code")]
    public UsageSource? Source { get; init; }

    [Field(
        "A share taken off the API bill, as you have negotiated it; below 0 a surcharge.",
        Unit = "share of every API rate",
        Example = "0.15")]
    public Discount Discount { get; init; }
}

/// <summary>What a usage log is, and what of it is asked for.</summary>
[FieldGroup]
[RuledBy<UsageFields.Rules>]
internal sealed record UsageFields
{
    public required LogFields Log { get; init; }

    [Field("The time zone whose days are counted; UTC if left out.", Unit = "IANA name", Example = "Europe/Berlin")]
    public ZoneName? TimeZone { get; init; }

    [Field(
        "The first moment that counts; a date means its beginning in timeZone. All if left out.",
        Unit = "ISO date or instant",
        Example = "2026-11-01")]
    public DayOrInstant? From { get; init; }

    [Field(
        "The first moment that no longer counts; a date means its beginning in timeZone. All if left out.",
        Unit = "ISO date or instant",
        Example = "2026-12-01")]
    public DayOrInstant? To { get; init; }

    [Field(
        "How long a session may rest before what follows is counted as another one. The provider's own sessions as they are if left out.",
        Unit = "minutes",
        Example = "300")]
    public IdleMinutes? SessionGap { get; init; }

    public UsageOptions ToOptions()
    {
        var zone = TimeZone?.Zone ?? TimeZoneInfo.Utc;
        return new UsageOptions
        {
            Source = Log.Source,
            Zone = zone,
            From = From?.In(zone),
            To = To?.In(zone),
            SessionGap = SessionGap is { } gap ? TimeSpan.FromMinutes((double)gap.Value) : null,
        };
    }

    /// <summary>The rules across the fields.</summary>
    internal sealed class Rules : AbstractValidator<UsageFields>
    {
        public Rules() => RuleFor(usage => usage.To)
            .Must((usage, _) => usage.ToOptions() is not { From: { } from, To: { } to } || from < to)
            .WithMessage("to is not after from; the period from from up to to is empty.");
    }
}
