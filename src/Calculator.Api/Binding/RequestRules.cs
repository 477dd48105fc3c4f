using System.Reflection;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace Calculator.Api.Binding;

/// <summary>The rules that a request is held to: those of each group in it, found by the group's type, and its own.</summary>
internal sealed class RequestRules
{
    private readonly Held[] _all;

    /// <summary>
    /// Finds the rules of a request type. Fails, and with it the start, where a group needs rules of the request's own and there are none.
    /// </summary>
    public RequestRules(Type request, Func<Type, IEnumerable<PropertyInfo>> groupsOf)
    {
        _all = [.. In(request, [], groupsOf)];
        var needsItsOwn = groupsOf(request).Any(group => group.IsDefined(typeof(MayBeLeftOutAttribute))
            || group.IsDefined(typeof(RuledByRequestAttribute)));
        if (needsItsOwn && !request.IsDefined(typeof(RuledByAttribute)))
        {
            throw new InvalidOperationException($"{request.Name} lets a group of its fields be incomplete, "
                + "and has no rules of its own that say when.");
        }
    }

    public bool Any => _all.Length > 0;

    /// <summary>Holds a request, whose fields are each well-formed, to the rules across them.</summary>
    public void Hold(object request, FieldNames names, Faults faults)
    {
        foreach (var held in _all)
        {
            foreach (var broken in held.Judge(request))
                faults.Add(names.AsWritten(FieldOf(broken.PropertyName)), broken.ErrorMessage);
        }
    }

    // Groups are flat for callers: of Workload.CacheRatio they wrote cacheRatio.
    private static string FieldOf(string propertyPath) =>
        JsonNamingPolicy.CamelCase.ConvertName(propertyPath[(propertyPath.LastIndexOf('.') + 1)..]);

    private static IEnumerable<Held> In(Type type, IReadOnlyList<PropertyInfo> path, Func<Type, IEnumerable<PropertyInfo>> groupsOf)
    {
        foreach (var group in groupsOf(type).Where(group => !group.IsDefined(typeof(RuledByRequestAttribute))))
        {
            foreach (var held in In(group.PropertyType, [.. path, group], groupsOf))
                yield return held;
        }

        if (type.GetCustomAttribute<RuledByAttribute>() is { } ruled)
            yield return new Held(type, path, ruled.Rules);
    }

    // Rules are made when first held against a request: making those of every route takes a seventh of the start.
    private sealed class Held
    {
        private readonly Lazy<(Func<object, IValidationContext> ContextOf, IValidator Rules)> _made;

        public Held(Type group, IReadOnlyList<PropertyInfo> path, Type rules)
        {
            if (!rules.IsAssignableTo(typeof(IValidator<>).MakeGenericType(group)))
                throw new InvalidOperationException($"{rules.Name} are no rules of {group.Name}.");

            _made = new(() => (RecordCode.ValidationContext(path, group), (IValidator)Activator.CreateInstance(rules)!));
        }

        public List<ValidationFailure> Judge(object request) =>
            _made.Value.Rules.Validate(_made.Value.ContextOf(request)).Errors;
    }
}
