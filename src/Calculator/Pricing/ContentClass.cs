namespace Calculator.Pricing;

/// <summary>What kind of text was tokenised: tokenizers differ more on some than on others.</summary>
public enum ContentClass
{
    /// <summary>No class given.</summary>
    Any,

    /// <summary>Source code of any language.</summary>
    Code,

    /// <summary>Natural language in Latin script.</summary>
    Prose,

    /// <summary>Structured data and logs.</summary>
    Json,

    /// <summary>Chinese, Japanese, Korean, Cyrillic, Arabic, Hindi.</summary>
    Cjk,

    /// <summary>Formulas.</summary>
    Math,
}
