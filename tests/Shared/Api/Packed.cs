using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Calculator.Testing;

/// <summary>Packs small files in the ways that logs are sent in.</summary>
internal static class Packed
{
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Tar(params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }

        return packed.ToArray();
    }

    /// <summary>A tar of a folder without files.</summary>
    public static byte[] TarOfFolder(string name)
    {
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, name));
        return packed.ToArray();
    }

    /// <summary>A tar of links to what is not theirs, and of one file.</summary>
    public static byte[] TarOfLinks(int links, byte[] file)
    {
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Gnu, leaveOpen: true))
        {
            for (var link = 0; link < links; link++)
            {
                var type = link % 2 == 0 ? TarEntryType.SymbolicLink : TarEntryType.HardLink;
                tar.WriteEntry(new GnuTarEntry(type, $"../{link}.jsonl") { LinkName = "/etc/passwd" });
            }

            tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, "../../a.jsonl") { DataStream = new MemoryStream(file) });
        }

        return packed.ToArray();
    }

    /// <summary>A zip; written to a pipe, the lengths stand behind the files.</summary>
    public static byte[] Zip(bool toPipe, CompressionLevel level, params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(toPipe ? new Pipe(packed) : packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Pipe(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
