using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing.Files;

/// <summary>The types of pricing files, as they are taken apart when the engine is built.</summary>
public sealed class PricingTypesTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void What_a_file_lacks_is_what_the_type_says_and_never_null()
    {
        var types = Objects();
        types.Count.ShouldBeGreaterThan(15);

        foreach (var type in types.Where(type => type.GetConstructor(Type.EmptyTypes) is not null))
        {
            // What reads a file sets what that lacks to nothing, whatever its initializer says.
            var (read, made) = (RuntimeHelpers.GetUninitializedObject(type), Activator.CreateInstance(type));
            foreach (var property in type.GetProperties().Where(MayBeLeftOut))
                property.GetValue(read).ShouldBe(property.GetValue(made), $"{type.Name}.{property.Name}");
        }
    }

    [Fact]
    public void A_list_that_may_be_left_out_is_empty_then()
    {
        foreach (var property in Objects().SelectMany(type => type.GetProperties()).Where(MayBeLeftOut).Where(IsNeverNull))
        {
            property.GetValue(RuntimeHelpers.GetUninitializedObject(property.DeclaringType!))
                .ShouldNotBeNull($"{property.DeclaringType!.Name}.{property.Name}");
        }
    }

    private static bool MayBeLeftOut(PropertyInfo property) =>
        property.CanWrite && !property.IsDefined(typeof(RequiredMemberAttribute)) && !property.IsDefined(typeof(JsonIgnoreAttribute))
            && property.DeclaringType!.GetConstructor(Type.EmptyTypes) is not null;

    private static bool IsNeverNull(PropertyInfo property) => Nullability.Create(property).ReadState == NullabilityState.NotNull;

    private static List<Type> Objects()
    {
        var files = typeof(PricingTypes).GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);
        return [.. PricingJson.TakeApart([.. files]).Where(type => type.Kind == JsonTypeInfoKind.Object).Select(type => type.Type)];
    }
}
