using System.Reflection;
using Calculator.Api.Binding;
using FastEndpoints;
using FluentValidation;

namespace Calculator.Api.Tests;

public class ArchitectureTests
{
    // From the ground up.
    private static readonly string[] Service =
        [
            "Settings", "Telemetry", "Prices", "Binding", "Replies", "Uploads", "Hosting", "OpenApi", "Fields", "Charts",
            "Workbook", "Agents", "Endpoints",
        ];

    // What an answer of one section is made of may come from a section before it.
    private static readonly string[] Sections =
        ["Costs", "Plans", "Tokens", "Spend", "Decisions", "Usage", "Catalog", "Warehouse", "Report", "Spreadsheets", "Operations"];

    private static readonly Assembly Api = typeof(Program).Assembly;

    [Fact]
    public void A_folder_of_the_service_uses_only_folders_below_it() => Holds("Calculator.Api", Service);

    [Fact]
    public void A_section_of_the_endpoints_uses_only_sections_before_it() => Holds("Calculator.Api.Endpoints", Sections);

    [Fact]
    public void Every_endpoint_is_listed_sealed_and_alone_in_its_name()
    {
        var endpoints = Api.GetTypes().Where(type => type.IsAssignableTo(typeof(BaseEndpoint)) && !type.IsAbstract).ToList();
        endpoints.ShouldBe(EndpointList.All, ignoreOrder: true);
        endpoints.ShouldAllBe(endpoint => endpoint.IsSealed && !endpoint.IsPublic);
        Api.GetTypes().Select(type => type.Name).Where(name => endpoints.Exists(endpoint => endpoint.Name == name)).ShouldBeUnique();
    }

    [Fact]
    public void There_are_three_kinds_of_question_and_no_other_base() =>
        Api.GetTypes().Where(type => type.IsAssignableTo(typeof(BaseEndpoint)) && type.IsAbstract).Select(type => type.Name)
            .ShouldBe(["Question`2", "Calculator`2", "FileCalculator`1"], ignoreOrder: true);

    [Fact]
    public void An_endpoint_is_given_what_it_needs_when_it_is_made_since_nothing_fills_in_its_properties_later()
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        Api.GetTypes().Where(type => type.IsAssignableTo(typeof(BaseEndpoint)))
            .SelectMany(type => type.GetProperties(Own)).Where(property => property.CanWrite)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Rules_stand_at_the_type_they_are_about_and_so_are_never_forgotten()
    {
        var rules = Api.GetTypes().Where(type => type.IsAssignableTo(typeof(IValidator)) && !type.IsAbstract).ToList();
        rules.Count.ShouldBeGreaterThan(10);
        rules.ShouldAllBe(type => type.BaseType!.GetGenericArguments()[0].GetCustomAttribute<RuledByAttribute>()!.Rules == type);
    }

    [Fact]
    public void A_request_that_lets_a_group_be_incomplete_needs_rules_of_its_own_at_the_start() =>
        Should.Throw<TypeInitializationException>(RequestShape.Of<WithoutRules>).InnerException!.Message
            .ShouldBe("WithoutRules lets a group of its fields be incomplete, and has no rules of its own that say when.");

    [Fact]
    public void Rules_of_another_group_are_noticed_at_the_start() =>
        Should.Throw<TypeInitializationException>(RequestShape.Of<WronglyRuled>).InnerException!.Message
            .ShouldBe("OtherRules are no rules of WronglyRuled.");

    private static void Holds(string root, string[] floors)
    {
        var uses = Floors.UsesIn(Api, root);
        uses.SelectMany(use => new[] { use.From, use.To }).Distinct().ShouldBeSubsetOf(floors);
        uses.Where(use => Array.IndexOf(floors, use.To) > Array.IndexOf(floors, use.From)).ShouldBeEmpty();
    }

    internal sealed record WithoutRules
    {
        [MayBeLeftOut(nameof(Group.Name))]
        public required Group Group { get; init; }
    }

    [FieldGroup]
    internal sealed record Group
    {
        [Field("A name.", Example = "a")]
        public required string Name { get; init; }
    }

    [RuledBy<OtherRules>]
    internal sealed record WronglyRuled;

    internal sealed class OtherRules : AbstractValidator<Group>;
}
