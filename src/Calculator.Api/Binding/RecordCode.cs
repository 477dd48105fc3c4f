using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;

namespace Calculator.Api.Binding;

/// <summary>
/// Code that fills in a record whose type is known only at run time: made once for each record and
/// property, since reflection at every request would cost more than the answer.
/// </summary>
internal static class RecordCode
{
    /// <summary>What makes a record with its defaults, and inside it the groups it consists of.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="groupsOf">The properties of a type that hold groups.</param>
    public static Func<object> Constructor(Type type, Func<Type, IEnumerable<PropertyInfo>> groupsOf) =>
        Expression.Lambda<Func<object>>(New(type, groupsOf)).Compile();

    /// <summary>What puts a value into the property at the end of a path.</summary>
    /// <param name="path">The properties that lead there, from the record on.</param>
    public static Action<object, object> Setter(IReadOnlyList<PropertyInfo> path)
    {
        var record = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var property = path.Aggregate<PropertyInfo, Expression>(Expression.Convert(record, path[0].DeclaringType!), Expression.Property);
        return Expression.Lambda<Action<object, object>>(
            Expression.Assign(property, Expression.Convert(value, property.Type)),
            record,
            value).Compile();
    }

    /// <summary>
    /// What makes the context that a group is held to its rules in: of the group's own type, or they would make another.
    /// </summary>
    /// <param name="path">The properties that lead to the group, from the record on; none for the record itself.</param>
    /// <param name="group">The type of the group.</param>
    public static Func<object, IValidationContext> ValidationContext(IReadOnlyList<PropertyInfo> path, Type group)
    {
        var context = typeof(ValidationContext<>).MakeGenericType(group).GetConstructor([group])!;
        var record = Expression.Parameter(typeof(object));
        var value = path.Aggregate<PropertyInfo, Expression>(
            record,
            (owner, property) => Expression.Property(Expression.Convert(owner, property.DeclaringType!), property));
        return Expression.Lambda<Func<object, IValidationContext>>(
            Expression.New(context, Expression.Convert(value, group)),
            record).Compile();
    }

    private static MemberInitExpression New(Type type, Func<Type, IEnumerable<PropertyInfo>> groupsOf) =>
        Expression.MemberInit(
            Expression.New(type),
            groupsOf(type).Select(group => Expression.Bind(group, New(group.PropertyType, groupsOf))));
}
