using System.Globalization;
using System.Text;
using QRCoder;

namespace Lms.Web;

/// <summary>A QR code as one path to draw, so that neither style nor picture comes with it.</summary>
/// <param name="Size">Modules on a side, with the quiet zone; the unit of the path.</param>
/// <param name="Path">Its dark modules, as an SVG path.</param>
/// <param name="Label">What it leads to, for who cannot see it.</param>
public sealed record QrCode(int Size, string Path, string Label)
{
    public static QrCode Of(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new QrCode(code.ModuleMatrix.Count, path.ToString(), label);
    }
}
