using Calculator.Api.Binding;
using FluentValidation;

namespace Calculator.Api.Hosting;

/// <summary>How requests are read and held against their rules.</summary>
internal static class RequestReading
{
    public static void AddRequestReading(this IServiceCollection services)
    {
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(RequestReading).Assembly, includeInternalTypes: true))
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        services.AddSingleton(typeof(RequestReader<>));
    }
}
