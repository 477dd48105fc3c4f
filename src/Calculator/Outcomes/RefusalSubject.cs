namespace Calculator.Outcomes;

/// <summary>What a refusal can be about. Which field of a request says it is for whoever reads requests to know.</summary>
public enum RefusalSubject
{
    /// <summary>The model.</summary>
    Model,

    /// <summary>A tokenizer.</summary>
    Tokenizer,

    /// <summary>The model to move to.</summary>
    NewModel,

    /// <summary>The other model, that the first is held against.</summary>
    RivalModel,

    /// <summary>A plan.</summary>
    Plan,

    /// <summary>The plan that the model is held against.</summary>
    RivalPlan,

    /// <summary>A caller's own limit of a plan.</summary>
    OwnLimit,

    /// <summary>The number of seats.</summary>
    Seats,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>The pricing version.</summary>
    Version,

    /// <summary>The earlier of two pricing versions.</summary>
    EarlierVersion,

    /// <summary>The later of two pricing versions.</summary>
    LaterVersion,

    /// <summary>The moment whose prices are asked for.</summary>
    Moment,

    /// <summary>The service tier.</summary>
    Tier,

    /// <summary>The share of sessions done in batch.</summary>
    BatchShare,

    /// <summary>The share of sessions in peak hours.</summary>
    PeakShare,

    /// <summary>The region that requests are kept in.</summary>
    Region,

    /// <summary>How long cache writes live.</summary>
    CacheLifetime,

    /// <summary>The cache writes of an hour, beside those of another lifetime.</summary>
    OneHourWrites,

    /// <summary>The size of a prompt.</summary>
    Prompt,

    /// <summary>The size of an agent loop's first prompt.</summary>
    FirstPrompt,

    /// <summary>The turns of an agent loop.</summary>
    Turns,

    /// <summary>The searches of the web.</summary>
    WebSearches,

    /// <summary>The input that is solved for.</summary>
    Variable,

    /// <summary>The range an input is moved over.</summary>
    Range,

    /// <summary>A usage log.</summary>
    Log,
}
