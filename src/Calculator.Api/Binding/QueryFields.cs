using Microsoft.AspNetCore.WebUtilities;

namespace Calculator.Api.Binding;

/// <summary>The fields of a query string, in the order they were written.</summary>
internal static class QueryFields
{
    /// <summary>The one parameter that is read by nobody: callers change it to get past a cache.</summary>
    public const string CacheBuster = "_";

    public static List<SubmittedField> Of(HttpRequest request)
    {
        var fields = new List<SubmittedField>();
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = parameter.DecodeName().ToString();
            if (name != CacheBuster)
                fields.Add(new SubmittedField(name, Submitted.FromQuery(parameter.DecodeValue().ToString())));
        }

        return fields;
    }
}
