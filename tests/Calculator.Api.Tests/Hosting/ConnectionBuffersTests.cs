using Calculator.Api.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Calculator.Api.Tests.Hosting;

public class ConnectionBuffersTests(Service service)
{
    [Theory]
    [InlineData(-1)]
    [InlineData(2048)]
    [InlineData(100_000)]
    public void Lends_enough_for_a_long_read(int asked)
    {
        using var pool = new ConnectionBuffers().Create();
        using var lent = pool.Rent(asked);
        lent.Memory.Length.ShouldBeGreaterThanOrEqualTo(Math.Max(asked, 32 * 1024));
    }

    [Fact]
    public void Are_what_the_server_asks_for() =>
        service.Services.GetRequiredService<IMemoryPoolFactory<byte>>().ShouldBeOfType<ConnectionBuffers>();
}
